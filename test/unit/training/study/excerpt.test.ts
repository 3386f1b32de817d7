import {describe, expect, test} from '@jest/globals';
import {cutFunction, quoteFunction} from '../../../../src/training/study/excerpt.ts';

describe('cutFunction', () => {
  test('ends at the brace that ends the function', () => {
    const source = 'const a = 1;\nexport function b(): void {\n  if (a) {\n  }\n}\n\nfunction c() {\n}\n';
    expect(cutFunction(source, 'b')).toBe('export function b(): void {\n  if (a) {\n  }\n}');
    expect(cutFunction(source, 'c')).toBe('function c() {\n}');
  });

  test('tells which function is missing', () => {
    expect(() => cutFunction('function a() {\n}\n', 'b')).toThrow('expected a function b, received none');
  });
});

describe('quoteFunction', () => {
  test('names the file above the code', () => {
    expect(quoteFunction('src/training/kernel/cell.ts', 'stepForward')).toMatch(
      /^`src\/training\/kernel\/cell\.ts`:\n\n```ts\nexport function stepForward\(/,
    );
  });
});
