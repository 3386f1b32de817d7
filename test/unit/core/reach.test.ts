import {expect, test} from '@jest/globals';
import {appearsOn, type Places} from '../../../src/core/reach.ts';

const places = (changes: Partial<Places>): Places => ({
  reach: 'news',
  enabledSites: [],
  disabledSites: [],
  ...changes,
});

test.each<[Partial<Places>, boolean]>([
  [{}, true],
  [{reach: 'all'}, true],
  [{reach: 'click'}, false],
  [{reach: 'click', enabledSites: ['a.example']}, true],
  [{reach: 'click', enabledSites: ['b.example']}, false],
  [{reach: 'all', disabledSites: ['a.example']}, false],
  [{enabledSites: ['a.example'], disabledSites: ['a.example']}, false],
])('with %j, badges on news.a.example appear by themselves: %j', (changes, appears) => {
  expect(appearsOn('news.a.example', places(changes))).toBe(appears);
});
