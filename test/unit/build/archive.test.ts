import {describe, expect, test} from '@jest/globals';
import {strFromU8, strToU8, unzipSync} from 'fflate';
import {createArchive, hashArchive} from '../../../src/build/archive.ts';

const files = new Map([
  ['b/c.txt', strToU8('sea salt')],
  ['a.txt', strToU8('grain '.repeat(100))],
]);

describe('an archive', () => {
  test('holds its files, sorted by name', () => {
    const unpacked = unzipSync(createArchive(files));
    expect(Object.entries(unpacked).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual([
      ['a.txt', 'grain '.repeat(100)],
      ['b/c.txt', 'sea salt'],
    ]);
  });

  test('is the same bytes whatever the order of the files', () => {
    const turned = new Map([...files].reverse());
    expect(hashArchive(createArchive(turned))).toBe(hashArchive(createArchive(files)));
  });

  test.each(['Pacific/Auckland', 'America/Los_Angeles', 'UTC'])('tells no time but the earliest, in %s', zone => {
    const before = process.env.TZ;
    process.env.TZ = zone;
    try {
      const view = new DataView(createArchive(files).buffer);
      // Of the first file: time, then date as years since 1980, month, day.
      expect([view.getUint16(10, true), view.getUint16(12, true)]).toEqual([0, (1 << 5) | 1]);
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });

  test('differs when one byte does', () => {
    const other = new Map(files).set('b/c.txt', strToU8('sea malt'));
    expect(hashArchive(createArchive(other))).not.toBe(hashArchive(createArchive(files)));
  });
});
