/** @jest-environment jsdom */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {classifyPage, extractHeadlines} from '../../../../src/content/extract/index.ts';
import type {ExpectedPage} from '../../../../src/tools/new-fixture.ts';

const FIXTURES = join(process.cwd(), 'test/fixtures/pages');

/** Pages that tell their headlines without the names of classes. */
const NAMES = [
  'aggregator-table',
  'article',
  'bare-links-in-list',
  'duplicates',
  'heading-in-link',
  'link-columns',
  'link-in-heading',
  'overlay-link',
  'section',
  'text-only-edition',
];

function replaceTag(element: Element, name: string): void {
  const other = element.ownerDocument.createElement(name);
  for (const attribute of element.attributes) other.setAttribute(attribute.name, attribute.value);
  other.append(...element.childNodes);
  element.replaceWith(other);
}

/** What another author, or a bundler, would have called things. */
const VARIATIONS: readonly (readonly [string, (document: Document) => void])[] = [
  [
    'names of another language',
    document => {
      for (const element of document.querySelectorAll('[class]')) element.className = 'Kachel kachel__ueberschrift';
    },
  ],
  [
    'names made by a bundler',
    document => {
      for (const element of document.querySelectorAll('[class],[id]')) {
        element.className = `x${element.className.length}kq`;
        element.removeAttribute('id');
      }
    },
  ],
  [
    'lower headings',
    document => {
      for (const level of [5, 4, 3, 2]) {
        for (const heading of document.querySelectorAll(`h${level}`)) replaceTag(heading, `h${level + 1}`);
      }
    },
  ],
];

describe.each(VARIATIONS)('with %s', (_, vary) => {
  test.each(NAMES)('page "%s" gives the same headlines', name => {
    const expected = JSON.parse(readFileSync(join(FIXTURES, name, 'expected.json'), 'utf8')) as ExpectedPage;
    const html = readFileSync(join(FIXTURES, name, 'source.html'), 'utf8');
    const document = new DOMParser().parseFromString(html, 'text/html');
    vary(document);
    expect(classifyPage(document, expected.url).kind).toBe(expected.kind);
    const found = extractHeadlines(document, {url: expected.url});
    expect(found.map(({text}) => text)).toEqual(expected.headlines.map(({text}) => text));
  });
});
