import {expect, test} from '@jest/globals';
import {appearsOn, type Places, switchSite} from '../../../src/core/reach.ts';

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

test.each<[Partial<Places>, boolean, Partial<Places>]>([
  [{}, false, {disabledSites: ['a.example']}],
  [{reach: 'click'}, false, {}],
  [{reach: 'click'}, true, {enabledSites: ['a.example']}],
  [{reach: 'click', enabledSites: ['a.example', 'b.example']}, false, {enabledSites: ['b.example']}],
  [{disabledSites: ['a.example', 'b.example']}, true, {disabledSites: ['b.example'], enabledSites: ['a.example']}],
  [{enabledSites: ['a.example']}, false, {enabledSites: [], disabledSites: ['a.example']}],
])('with %j, switching a.example to %j leaves %j', (before, isOn, after) => {
  const switched = switchSite(places(before), 'a.example', isOn);
  expect(switched).toEqual(places({...before, ...after}));
  expect(appearsOn('a.example', switched)).toBe(isOn);
});
