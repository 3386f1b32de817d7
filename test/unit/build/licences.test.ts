import {expect, test} from '@jest/globals';
import {bundleScripts, ENTRY_POINTS} from '../../../src/build/extension.ts';
import {listPackages, writeLicences} from '../../../src/build/licences.ts';

const RULE = `\n\n${'-'.repeat(72)}\n\n`;

test('tells the packages that files are of, and the one that is compiled in', () => {
  const files = [
    'src/core/a.ts',
    'node_modules/marked/lib/a.js',
    'node_modules/@tensorflow/tfjs-core/dist/b.js',
    'node_modules/a/node_modules/long/c.js',
    'node_modules/marked/lib/b.js',
  ];
  expect(listPackages(files)).toEqual(['@tensorflow/tfjs-core', 'assemblyscript', 'long', 'marked']);
});

test('writes version, licence and its text', () => {
  const text = writeLicences(['@tensorflow/tfjs-core', 'dompurify']);
  expect(text).toMatch(
    /^@tensorflow\/tfjs-core [\d.]+, Apache-2\.0\n\nThe terms of Apache-2.0 stand under dompurify\./,
  );
  expect(text).toMatch(/\ndompurify [\d.]+, \(MPL-2\.0 OR Apache-2\.0\)\n\n[\s\S]*Apache License/);
});

test('refuses a package whose terms stand nowhere', () => {
  expect(() => writeLicences(['@tensorflow/tfjs-core'])).toThrow('expected @tensorflow/tfjs-core to have a licence');
});

test('gives the terms of everything that ships, those inside the compiled engines too', async () => {
  const {files} = await bundleScripts('/', ENTRY_POINTS);
  const parts = writeLicences(listPackages(files)).split(RULE);
  expect(parts.length).toBeGreaterThan(8);
  for (const part of parts) expect(part).toMatch(/permission|redistribution|terms of/i);
  const all = parts.join(RULE);
  for (const name of ['seedrandom', 'node-fetch', 'webextension-polyfill', 'assemblyscript', 'XNNPACK', 'musl']) {
    expect(all).toContain(name);
  }
});
