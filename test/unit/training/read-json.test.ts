import {describe, expect, test} from '@jest/globals';
import {
  readBoolean,
  readCount,
  readFields,
  readJson,
  readList,
  readNullable,
  readNumber,
  readOneOf,
  readOptional,
  readShare,
  readText,
} from '../../../src/training/read-json.ts';

test.each([
  ['a share', readShare, 1.2, 'expected x to be from 0 to 1, received 1.2'],
  ['a count', readCount, -1, 'expected x to be a whole number from 0, received -1'],
  ['a number', readNumber, '1', 'expected x to be a number, received "1"'],
  ['a text', readText, '', 'expected x to be a text, received ""'],
  ['a yes or no', readBoolean, 1, 'expected x to be true or false, received 1'],
  ['a word', readOneOf(['a', 'b']), 'c', 'expected x to be one of a, b, received "c"'],
  ['a list', readList(readCount), {}, 'expected x to be a list, received {}'],
  ['an item', readList(readCount), [1, null], 'expected x[1] to be a whole number from 0, received null'],
  ['an object', readFields({a: readCount}), null, 'expected x to be an object, received null'],
  ['a field', readFields({a: readCount}), {}, 'expected x.a to be a whole number from 0, received undefined'],
  ['other fields', readFields({a: readCount}), {a: 1, b: 2}, 'expected x to be an object without b, received'],
])('refuses what is not %s, and says so', (_, read, value, message) => {
  expect(() => (read as (value: unknown, path: string) => unknown)(value, 'x')).toThrow(message);
});

describe('readFields', () => {
  const read = readFields<{a: number | null; b?: string}>({a: readNullable(readCount), b: readOptional(readText)});

  test.each([[{a: null}], [{a: 1, b: 'c'}]])('takes %j as it is', value => {
    expect(read(value, 'x')).toStrictEqual(value);
  });
});

test('readJson names the file that is no JSON', () => {
  expect(() => readJson('{', 'the report', readCount)).toThrow('expected the report to be JSON, received');
});
