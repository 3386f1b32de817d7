import {describe, expect, test} from '@jest/globals';
import type {Places} from '../../../src/core/reach.ts';
import {chooseSite, listSites, MAX_ROWS, toTypedSite} from '../../../src/options/site-rows.ts';

const NEWS = ['daily.example', 'evening.example', 'morning.example'];
const PLACES: Places = {reach: 'news', enabledSites: ['blog.example'], disabledSites: ['daily.example']};

describe('toTypedSite', () => {
  test.each([
    ['example.com', 'example.com'],
    [' https://www.Example.com/news?x ', 'example.com'],
    ['example.com/news', 'example.com'],
    ['http://sub.example.com:8080', 'sub.example.com'],
    ['www.com', 'www.com'],
    ['example', undefined],
    ['example.', undefined],
    ['two words.com', undefined],
    ['*.example.com', undefined],
    ['file:///a.b', undefined],
    ['', undefined],
  ])('takes %j for %j', (typed, site) => expect(toTypedSite(typed)).toBe(site));
});

describe('listSites', () => {
  test('without a query gives the sites of the reader', () => {
    expect(listSites('', PLACES, NEWS)).toEqual([
      {site: 'blog.example', choice: 'always', isNews: false},
      {site: 'daily.example', choice: 'never', isNews: true},
    ]);
  });

  test('with a query gives news sites that contain it, each once', () => {
    expect(listSites('D', PLACES, NEWS).map(({site}) => site)).toEqual(['daily.example']);
    expect(listSites('ing', PLACES, NEWS).map(({site, choice}) => [site, choice])).toEqual([
      ['evening.example', 'none'],
      ['morning.example', 'none'],
    ]);
  });

  test('puts the site that was typed first, known or not', () => {
    expect(listSites('https://new.example/a', PLACES, NEWS)).toEqual([
      {site: 'new.example', choice: 'none', isNews: false},
    ]);
    expect(listSites('sub.daily.example', PLACES, NEWS)).toEqual([
      {site: 'sub.daily.example', choice: 'none', isNews: true},
    ]);
  });

  test('has an end', () => {
    const many = Array.from({length: 500}, (_, index) => `site${index}.example`);
    expect(listSites('site', PLACES, many)).toHaveLength(MAX_ROWS);
  });
});

describe('chooseSite', () => {
  test.each([
    ['daily.example', 'always', ['blog.example', 'daily.example'], []],
    ['blog.example', 'never', [], ['daily.example', 'blog.example']],
    ['daily.example', 'none', ['blog.example'], []],
    ['sub.blog.example', 'none', ['blog.example'], ['daily.example']],
  ] as const)('%s, %s', (site, choice, enabledSites, disabledSites) => {
    expect(chooseSite(PLACES, site, choice)).toEqual({reach: 'news', enabledSites, disabledSites});
  });

  test('keeps a site once, however often it is chosen', () => {
    const twice = chooseSite(chooseSite(PLACES, 'a.example', 'never'), 'a.example', 'never');
    expect(twice.disabledSites).toEqual(['daily.example', 'a.example']);
  });
});
