/** @jest-environment jsdom */
import {describe, expect, test} from '@jest/globals';
import {isSaidToBeArticle, readMetadata} from '../../../../src/content/extract/metadata.ts';

function parse(head: string, lang = ''): Document {
  return new DOMParser().parseFromString(`<html${lang}><head>${head}</head><body></body></html>`, 'text/html');
}

const data = (value: unknown): string => `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe('readMetadata', () => {
  test('gives titles in the order of trust, without the name of the site', () => {
    const document = parse(
      `${data({'@type': 'NewsArticle', headline: 'Ferry sails'})}<title>Ferry at sea | The Gazette</title>
       <meta property="og:title" content="Ferry sails again"><meta property="og:site_name" content="The Gazette">`,
    );
    expect(readMetadata(document).titles).toEqual(['Ferry sails', 'Ferry sails again', 'Ferry at sea']);
  });

  test('reads things in a graph and as main entity, not those of a list', () => {
    const document = parse(
      data({
        '@graph': [
          {'@type': 'WebPage', mainEntity: {'@type': ['Article'], headline: 'Ferry sails'}},
          {'@type': 'ItemList', itemListElement: [{'@type': 'NewsArticle', headline: 'Mayor resigns'}]},
        ],
      }),
    );
    const {types, titles} = readMetadata(document);
    expect(types).toEqual(['WebPage', 'Article', 'ItemList']);
    expect(titles).toEqual(['Ferry sails']);
  });

  test('reads type and headline of data that is no JSON', () => {
    const document = parse(
      '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry\\u2019s \\"last\\" trip", "text": "a\nb"}</script>',
    );
    expect(readMetadata(document)).toMatchObject({types: ['NewsArticle'], titles: ['Ferry’s "last" trip']});
  });

  test.each([
    ['nothing', ''],
    ['data that is a number', data(7)],
    ['data that is nothing', data(null)],
    ['a headline that is a list', data({'@type': 'NewsArticle', headline: ['a']})],
    [
      'data nested without end',
      `<script type="application/ld+json">${'{"@graph":['.repeat(3000)}${']}'.repeat(3000)}</script>`,
    ],
  ])('says nothing of a page with %s', (_, head) => {
    expect(readMetadata(parse(head))).toMatchObject({
      titles: [],
      ogType: '',
      siteName: '',
      published: false,
      hasFeed: false,
    });
  });

  test.each([
    ['lang of the page', ' lang="en-GB"', '', 'en'],
    ['a header in the page', '', '<meta http-equiv="Content-Language" content="fr">', 'fr'],
    ['its locale', '', '<meta property="og:locale" content="de_DE">', 'de'],
    ['nothing', '', '', ''],
    ['a lang that is none', ' lang="x-klingon"', '', ''],
  ])('reads the language from %s', (_, lang, head, expected) => {
    expect(readMetadata(parse(head, lang)).language).toBe(expected);
  });
});

describe('isSaidToBeArticle', () => {
  test.each([
    ['a type of news', data({'@type': 'ReportageNewsArticle'}), true],
    ['a type of Open Graph', '<meta property="og:type" content="Article">', true],
    ['a time of publication', '<meta property="article:published_time" content="2031-03-01">', true],
    ['a website', '<meta property="og:type" content="website">', false],
    ['a work of any kind', data({'@type': 'CreativeWork'}), false],
  ])('of %s', (_, head, expected) => {
    expect(isSaidToBeArticle(readMetadata(parse(head)))).toBe(expected);
  });
});
