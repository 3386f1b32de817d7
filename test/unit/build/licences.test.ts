import {expect, test} from '@jest/globals';
import {listPackages, writeLicences} from '../../../src/build/licences.ts';

test('tells the packages that files are of', () => {
  const files = [
    'src/core/a.ts',
    'node_modules/marked/lib/a.js',
    'node_modules/@tensorflow/tfjs-core/dist/b.js',
    'node_modules/a/node_modules/long/c.js',
    'node_modules/marked/lib/b.js',
  ];
  expect(listPackages(files)).toEqual(['@tensorflow/tfjs-core', 'long', 'marked']);
});

test('writes version, licence and its text', () => {
  const text = writeLicences(['@tensorflow/tfjs-core', 'dompurify']);
  expect(text).toMatch(/^@tensorflow\/tfjs-core [\d.]+, Apache-2\.0\n/);
  expect(text).toMatch(/\ndompurify [\d.]+, \(MPL-2\.0 OR Apache-2\.0\)\n\n[\s\S]*Apache License/);
});
