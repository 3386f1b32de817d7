import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import {createArchive} from '../../src/build/archive.ts';
import {buildExtension} from '../../src/build/extension.ts';
import {walkFiles} from '../../src/build/sources.ts';

/** The content script, gzipped: it runs on every page of news. */
const MAX_CONTENT_GZIPPED_BYTES = 25_000;

/** Background and engine, gzipped: TensorFlow.js alone would be 80 kB. */
const MAX_BACKGROUND_GZIPPED_BYTES = 25_000;

/** The archive, model and vocabulary included: what a reader's browser fetches. */
const MAX_ARCHIVE_BYTES = 1_800_000;

const folder = mkdtempSync(join(tmpdir(), 'grain-of-salt-bundles-'));
let folders: Awaited<ReturnType<typeof buildExtension>>;

beforeAll(async () => {
  folders = await buildExtension(folder);
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

const read = (target: 'chrome' | 'firefox', name: string) => readFileSync(join(folders[target], name), 'utf8');

describe.each(['chrome', 'firefox'] as const)('the package for %s', target => {
  test.each(['background.js', 'fallback.js', 'content.js', 'popup.js', 'options.js'])(
    'has %s, which runs no text as code',
    name => {
      const script = read(target, name);
      expect(script.length).toBeGreaterThan(1000);
      const own = name === 'content.js' ? script.replace(/\bimport\([\w.]+\.getURL\(/, '') : script;
      expect(own.match(/.{0,40}(?:\beval\(|\bnew Function\b|\bimport\().{0,40}/g)).toBeNull();
    },
  );

  test.each([
    // A part of the style of the first two.
    ['card', 'createCard', 'overscroll-behavior'],
    ['badges', 'createPageView', '-webkit-tap-highlight-color'],
    // What a request is expected to be.
    ['answers', 'createAnswering', '"a step"'],
  ])('has the %s in a module that the content script loads when it is needed', (name, exported, own) => {
    expect(read(target, `${name}.js`)).toMatch(new RegExp(`export\\{[^}]*[\\w$]+ as ${exported}\\b[^}]*\\}`));
    expect(read(target, `${name}.js`)).toContain(own);
    expect(read(target, 'content.js')).toContain(`${name}.js`);
    expect(read(target, 'content.js')).not.toContain(own);
  });

  test('ships no source maps and nothing that nobody reads', () => {
    const names = readdirSync(folders[target], {recursive: true, encoding: 'utf8'});
    expect(names.filter(name => name.endsWith('.map'))).toEqual([]);
    expect(names.filter(name => /threaded/.test(name))).toEqual([]);
    expect(read(target, 'content.js')).not.toContain('sourceMappingURL');
  });

  test('keeps the content script small: it runs on every page of news', () => {
    const script = readFileSync(join(folders[target], 'content.js'));
    expect(gzipSync(script).byteLength).toBeLessThan(MAX_CONTENT_GZIPPED_BYTES);
  });

  test('has TensorFlow.js only in the script that is loaded where the kernels cannot run', () => {
    expect(read(target, 'fallback.js')).toContain('tfjs-backend-wasm');
    for (const name of ['background.js', 'content.js', 'popup.js', 'options.js']) {
      expect(read(target, name)).not.toMatch(/tfjs|tensorflow/i);
    }
  });

  test('is an archive of less than 1.8 MB', async () => {
    const names = await walkFiles(folders[target]);
    const files = names.map(name => [name, readFileSync(join(folders[target], name))] as const);
    expect(createArchive(new Map(files)).byteLength).toBeLessThan(MAX_ARCHIVE_BYTES);
  });

  test('wakes with little code: the background with its engine fits in 25 kB', () => {
    const script = readFileSync(join(folders[target], 'background.js'));
    expect(gzipSync(script).byteLength).toBeLessThan(MAX_BACKGROUND_GZIPPED_BYTES);
    // The kernels, as base64: "\\0asm" and the version.
    expect(script.toString()).toContain('AGFzbQEAAAAB');
  });
});
