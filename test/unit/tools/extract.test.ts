import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {afterAll, beforeAll, describe, expect, test} from '@jest/globals';
import type {PrintedPage} from '../../../src/tools/extract.ts';

const HEADLINES = [
  'Ferry sails again after the storm',
  'Mayor opens a bridge over nothing',
  'Gulls return to the pier in spring',
  'Pilots ask for brighter lamps at sea',
  'Old bell',
];

function makeFront(headlines: readonly string[]): string {
  const stories = headlines.map((text, i) => `<h3><a href="/2031/03/0${i + 1}/story-${i}44812">${text}</a></h3>`);
  return `<html lang="en"><title>Harbour News</title><body><nav><a href="/world">World</a></nav>${stories.join('')}</body></html>`;
}

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'extract-'));
  writeFileSync(join(folder, 'front.html.gz'), gzipSync(makeFront(HEADLINES)));
  writeFileSync(join(folder, 'plain.html'), '<html lang="en"><title>About</title><body><h1>About</h1></body></html>');
});

afterAll(() => rmSync(folder, {recursive: true}));

function run(...args: string[]): {pages: PrintedPage[]; stderr: string; status: number | null} {
  const {stdout, stderr, status} = spawnSync(process.execPath, ['--import', 'tsx', 'src/tools/extract.ts', ...args], {
    encoding: 'utf8',
  });
  const lines = stdout.split('\n').filter(Boolean);
  return {pages: lines.map(line => JSON.parse(line) as PrintedPage), stderr, status};
}

function writeManifest(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

describe('extract', () => {
  const front = '{"id":"front","file":"front.html.gz","url":"https://harbour.example/","lang":"en"}';
  const plain = '{"id":"plain","file":"plain.html","url":null}';

  test('prints one line a page, in order, with reasons for what would not be assessed', () => {
    const {pages, status} = run(writeManifest('good.jsonl', [front, plain]));
    expect(status).toBe(0);
    expect(pages).toEqual([
      {
        id: 'front',
        kind: 'front',
        language: 'en',
        headlines: [
          ...HEADLINES.slice(0, 4).map(text => ({text, role: 'teaser', skip: null})),
          {text: 'Old bell', role: 'teaser', skip: 'too-short'},
        ],
      },
      {id: 'plain', kind: 'none', language: 'en', headlines: []},
    ]);
  });

  test('names file and line of what is wrong, does the others, and fails', () => {
    const missing = '{"id":"gone","file":"gone.html","url":null}';
    const path = writeManifest('bad.jsonl', ['{"id":', missing, '{"id":"half"}', '', plain]);
    const {pages, stderr, status} = run(path);
    expect(status).toBe(1);
    expect(pages.map(({id}) => id)).toEqual(['plain']);
    expect(stderr).toContain(`${path}:1: expected JSON`);
    expect(stderr).toContain(`${path}:2: ENOENT`);
    expect(stderr).toContain(`${path}:3: expected "id" and "file" to be texts`);
  });

  test('does one page', () => {
    const {pages, status} = run(join(folder, 'front.html.gz'), '--url', 'https://harbour.example/');
    expect(status).toBe(0);
    expect(pages.map(({id, kind, headlines}) => [id, kind, headlines.length])).toEqual([['front.html.gz', 'front', 5]]);
  });

  test('says how it is used', () => {
    const {stderr, status} = run();
    expect(status).toBe(2);
    expect(stderr).toContain('usage: npm run -s extract');
  });
});
