import {describe, expect, test} from '@jest/globals';
import {formatLint} from '../../../src/build/lint-addon.ts';
import {formatArchives, listDifferent} from '../../../src/build/package-extension.ts';

const archive = (name: string, ...bytes: number[]) => ({name, bytes: Uint8Array.from(bytes)});

describe('the report', () => {
  test('is a table of names, sizes and hashes', () => {
    expect(formatArchives([archive('a.zip', 97, 98, 99)])).toBe(
      [
        '| archive | bytes | SHA-256 |',
        '| --- | ---: | --- |',
        '| a.zip | 3 | `ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad` |',
      ].join('\n'),
    );
  });

  test('names the archives that are not the same bytes twice, and those that are missing', () => {
    const first = [archive('a.zip', 1), archive('b.zip', 2), archive('c.zip', 3)];
    expect(listDifferent(first, [archive('a.zip', 1), archive('b.zip', 9)])).toEqual(['b.zip', 'c.zip']);
    expect(listDifferent(first, first)).toEqual([]);
  });

  test('counts what the linter says, and repeats it', () => {
    const warning = {code: 'UNSAFE', message: 'Look here', file: 'content.js', line: 3};
    expect(formatLint({errors: [], warnings: [warning], notices: []})).toBe(
      'addons-linter: 0 errors, 1 warnings, 0 notices\n  content.js:3 UNSAFE Look here',
    );
  });
});
