import {expect, test} from '@jest/globals';
import {each, runToEnd} from '../../../../src/content/extract/steps.ts';

test('a list is not copied before the first break: that alone would keep a page of many elements', () => {
  const read: number[] = [];
  const many = new Proxy({length: 1_000_000} as ArrayLike<number>, {
    get(target, key) {
      if (key === 'length') return target.length;
      read.push(Number(key));
      return Number(key);
    },
  });
  const handled: number[] = [];
  const steps = each(
    many,
    () => true,
    item => handled.push(item),
  );
  expect([steps.next().done, read]).toEqual([false, []]);
  steps.next();
  expect(read.length).toBeLessThan(100);
  expect(handled).toEqual(read);
});

test.each([
  ['a list', [1, 2, 3]],
  ['a set', new Set([1, 2, 3])],
])('each of %s is handled in its order', (_, items: Iterable<number>) => {
  const handled: number[] = [];
  runToEnd(
    each(
      items,
      () => true,
      item => handled.push(item),
    ),
  );
  expect(handled).toEqual([1, 2, 3]);
});
