import {expect, test} from '@jest/globals';
import {listBundledPackages, writeLicences} from '../../../src/build/licences.ts';

test('finds the packages that code was taken from, in source maps', () => {
  const sources = [
    '../src/core/a.ts',
    '../node_modules/marked/lib/a.js',
    '../node_modules/@tensorflow/tfjs-core/dist/b.js',
    '../node_modules/a/node_modules/long/c.js',
    '../node_modules/marked/lib/b.js',
  ];
  expect(listBundledPackages([JSON.stringify({sources})])).toEqual(['@tensorflow/tfjs-core', 'long', 'marked']);
});

test('writes version, licence and its text', () => {
  const text = writeLicences(['@tensorflow/tfjs-core', 'dompurify']);
  expect(text).toMatch(/^@tensorflow\/tfjs-core [\d.]+, Apache-2\.0\n/);
  expect(text).toMatch(/\ndompurify [\d.]+, \(MPL-2\.0 OR Apache-2\.0\)\n\n[\s\S]*Apache License/);
});
