import {expect, jest, test} from '@jest/globals';
import {type Announce, createAnnouncedArea} from '../../../src/platform/announced-area.ts';

function setUp(announce: Announce) {
  const calls: unknown[] = [];
  const area = {
    get: async () => ({threshold: 0.3}),
    set: async (items: object) => void calls.push(['set', items]),
    remove: async (key: string) => void calls.push(['remove', key]),
  };
  const reportError = jest.fn();
  const announced = createAnnouncedArea(area, {
    announce: async change => {
      calls.push(['announce', change]);
      await announce(change);
    },
    reportError,
  });
  return {announced, calls, reportError};
}

test('each change is announced before it is made, and reading is not', async () => {
  const {announced, calls} = setUp(async () => undefined);
  expect(await announced.get('threshold')).toEqual({threshold: 0.3});
  await announced.set({threshold: 0.7});
  await announced.remove('threshold');
  expect(calls).toEqual([
    ['announce', {key: 'threshold', value: 0.7}],
    ['set', {threshold: 0.7}],
    ['announce', {key: 'threshold'}],
    ['remove', 'threshold'],
  ]);
});

test('what cannot be announced is written all the same, and told of', async () => {
  const {announced, calls, reportError} = setUp(() => Promise.reject(new Error('nobody there')));
  await announced.set({threshold: 0.7});
  await announced.remove('display');
  expect(calls).toContainEqual(['set', {threshold: 0.7}]);
  expect(calls).toContainEqual(['remove', 'display']);
  expect(reportError).toHaveBeenCalledTimes(2);
});
