import {describe, expect, test} from '@jest/globals';
import {createLru} from '../../../src/core/lru.ts';

const fill = (capacity: number, keys: string) => {
  const lru = createLru<string>(capacity);
  for (const key of keys) lru.set(key, key.toUpperCase());
  return lru;
};
const keysOf = (lru: ReturnType<typeof fill>) => lru.entries().map(([key]) => key);

describe('createLru', () => {
  test('what was set longest ago is forgotten first', () => {
    const lru = fill(3, 'abcd');
    expect(lru.get('a')).toBeUndefined();
    expect(keysOf(lru)).toEqual(['b', 'c', 'd']);
  });

  test('reading counts as use', () => {
    const lru = fill(3, 'abc');
    expect(lru.get('a')).toBe('A');
    lru.set('d', 'D');
    expect(keysOf(lru)).toEqual(['c', 'a', 'd']);
  });

  test('setting again counts as use, replaces the value and takes no further place', () => {
    const lru = fill(2, 'ab');
    lru.set('a', 'new');
    lru.set('c', 'C');
    expect(lru.entries()).toEqual([
      ['a', 'new'],
      ['c', 'C'],
    ]);
  });

  test('reading what is absent changes nothing', () => {
    const lru = fill(2, 'ab');
    expect(lru.get('z')).toBeUndefined();
    expect(keysOf(lru)).toEqual(['a', 'b']);
  });

  test('names of object members are keys like others', () => {
    const lru = createLru<number>(2);
    expect(lru.get('__proto__')).toBeUndefined();
    lru.set('__proto__', 1);
    expect(lru.get('__proto__')).toBe(1);
  });

  test('entries written back in order restore the state', () => {
    const lru = fill(3, 'abc');
    lru.get('a');
    const copy = createLru<string>(3);
    for (const [key, value] of lru.entries()) copy.set(key, value);
    expect(copy.entries()).toEqual(lru.entries());
  });

  test('clearing leaves nothing', () => {
    const lru = fill(3, 'abc');
    lru.clear();
    expect(lru.size).toBe(0);
  });

  test.each([0, -1, 1.5, Number.NaN])('a capacity of %d is refused', capacity => {
    expect(() => createLru(capacity)).toThrow(RangeError);
  });
});
