import {posix} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {listFiles, readJson} from '../support/repository-files.ts';

/** Room -> rooms that it may import besides itself; `tools` may import any. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  core: [],
  protocol: ['core'],
  platform: ['core', 'protocol'],
  model: ['core'],
  inference: ['core', 'model'],
  background: ['core', 'protocol', 'platform', 'model', 'inference'],
  content: ['core', 'protocol', 'platform'],
  popup: ['core', 'protocol', 'platform', 'ui'],
  options: ['core', 'protocol', 'platform', 'ui'],
  welcome: ['core', 'protocol', 'platform', 'ui'],
  ui: ['core', 'protocol', 'platform'],
  training: ['core', 'model', 'inference', 'build'],
  build: [],
};

/** Package, as the beginning of its name -> rooms or files that may import it. */
const PACKAGE_USERS: Record<string, readonly string[]> = {
  // `native.ts` takes only its types.
  'webextension-polyfill': ['src/platform/browser.ts', 'src/platform/native.ts'],
  dompurify: ['src/options/render-markdown.ts'],
  marked: ['src/options/render-markdown.ts'],
  '@tensorflow/': [
    'src/model/architecture.ts',
    'src/inference/',
    'src/training/',
    'src/tools/',
    'src/background/fallback.ts',
  ],
  // Only compared with, by `npm run bench`.
  'onnxruntime-web': ['src/tools/'],
  // Put in by the build: src/build/kernel-plugin.ts.
  'peak-kernel': ['src/tools/'],
  'engine-kernel': ['src/background/', 'src/tools/'],
  'node:': ['src/training/', 'src/tools/', 'src/build/'],
  esbuild: ['src/build/', 'src/tools/'],
  fflate: ['src/build/'],
  tsx: ['src/tools/score-thread.mjs'],
  'puppeteer-core': ['src/build/', 'src/tools/'],
  jsdom: ['src/tools/', 'src/training/'],
  'fast-check': ['src/tools/fuzz/'],
};

/** Data that is imported as a module. */
const DATA = ['models/card.json', 'assets/_locales/en/messages.json'];

interface ImportLine {
  readonly from: string;
  /** A path from the top of the repository, or the name of a package. */
  readonly to: string;
}

const SPECIFIER =
  /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*'([^']+)'|(?:^|\n)\s*import\s*'([^']+)'|\bimport\('([^']+)'\)/g;

function listImports(): ImportLine[] {
  return listFiles('src', ['.ts', '.mjs']).flatMap(file =>
    [...file.readText().matchAll(SPECIFIER)].map(match => {
      const specifier = (match[1] ?? match[2] ?? match[3])!;
      const isRelative = specifier.startsWith('.');
      return {from: file.path, to: isRelative ? posix.join(posix.dirname(file.path), specifier) : specifier};
    }),
  );
}

const imports = listImports();
const inside = imports.filter(({to}) => to.startsWith('src/'));
const show = ({from, to}: ImportLine) => `${from} imports ${to}`;
const roomOf = (path: string) => path.split('/')[1]!;

describe('imports', () => {
  test('are found', () => {
    expect(inside.length).toBeGreaterThan(50);
  });

  test('name files with their ending', () => {
    // The AssemblyScript compiler wants them without.
    const typeScript = inside.filter(({from}) => !/^src\/(?:training|inference)\/kernel\//.test(from));
    expect(typeScript.filter(({to}) => !/\.(?:ts|mjs|json)$/.test(to)).map(show)).toEqual([]);
  });

  test('stay within what each room may import', () => {
    const forbidden = inside.filter(({from, to}) => {
      const room = roomOf(from);
      return room !== 'tools' && room !== roomOf(to) && !MAY_IMPORT[room]?.includes(roomOf(to));
    });
    expect(forbidden.map(show)).toEqual([]);
  });

  test('leave src only for data of the model', () => {
    const outside = imports.filter(({to}) => /^(?:models|assets|test|dist|\.\.)(?:\/|$)/.test(to));
    expect(outside.filter(({to}) => !DATA.includes(to)).map(show)).toEqual([]);
  });

  test('never reach an entry point', () => {
    const {scripts} = readJson<{scripts: Record<string, string>}>('package.json');
    const commands = Object.values(scripts).flatMap(script => script.match(/src\/\S+\.(?:ts|mjs)/g) ?? []);
    const pages = ['background', 'content', 'popup', 'options', 'welcome'].map(room => `src/${room}/index.ts`);
    const entryPoints = new Set([...commands, ...pages]);
    expect(inside.filter(({to}) => entryPoints.has(to)).map(show)).toEqual([]);
  });

  test('reach packages only where they belong', () => {
    const packages = imports.filter(({to}) => !/^(?:src|models|assets|test|dist|\.\.)\//.test(to));
    const forbidden = packages.filter(({from, to}) => {
      const name = Object.keys(PACKAGE_USERS).find(prefix => to.startsWith(prefix));
      return !name || !PACKAGE_USERS[name]!.some(place => from.startsWith(place));
    });
    expect(forbidden.map(show)).toEqual([]);
  });
});
