import {readFileSync} from 'node:fs';
import {describe, expect, test} from '@jest/globals';
import type {Manifest} from '../../src/build/manifests.ts';
import {inRepository} from '../../src/build/paths.ts';
import type {Catalog} from '../../src/core/say.ts';
import {listFiles, readJson} from '../support/repository-files.ts';

const read = (path: string) => readFileSync(inRepository(path), 'utf8');
const {version} = readJson<{version: string}>('package.json');
const manifest = readJson<Manifest>('manifest.json');

describe('the version', () => {
  test('is told of in the changelog, the newest first, under what is not released yet', () => {
    const headings = [...read('CHANGELOG.md').matchAll(/^## \[(.+?)\](.*)$/gm)].map(match => [match[1], match[2]]);
    expect(headings[0]).toEqual(['Unreleased', '']);
    expect(headings[1]).toEqual([version, expect.stringMatching(/^ - \d{4}-\d{2}-\d{2}$/)]);
  });

  test('stands in package.json, and in the lock file that npm derives from it', () => {
    const lock = readJson<{version: string; packages: Record<string, {version: string}>}>('package-lock.json');
    expect([lock.version, lock.packages['']?.version]).toEqual([version, version]);
  });
});

describe('the listing for the stores', () => {
  const listing = read('assets/store/listing.md');
  const section = (name: string) =>
    new RegExp(`^## ${name}\n\n([\\s\\S]*?)(?=\n## |$(?![\\s\\S]))`, 'm').exec(listing)![1]!.trim();

  test('has the summary of the package, which both stores take', () => {
    const summary = readJson<Catalog>('assets/_locales/en/messages.json').app_description!.message;
    expect(section('Summary')).toBe(summary);
    expect(summary.length).toBeLessThanOrEqual(132);
  });

  test('says what it is for in one sentence, and describes it in words that never judge facts', () => {
    expect(section('Single purpose')).toMatch(/^[^.]+\.$/);
    expect(section('Description').length).toBeGreaterThan(500);
    expect(section('Description')).not.toMatch(/\b(?:true|fake|false|lies?|hoax|misinformation)\b/i);
  });

  test('justifies every permission, and nothing else', () => {
    const named = [...section('Permissions').matchAll(/^\| `(\w+)` \| (.+) \|$/gm)];
    expect(named.map(match => match[1]).sort()).toEqual(
      [...manifest.permissions, 'content_scripts', 'host_permissions', 'optional_host_permissions'].sort(),
    );
    for (const [, , words] of named) expect(words!.length).toBeLessThanOrEqual(1000);
  });
});

/** Of a PNG file: width and height in pixels; type 2 is colour without transparency, which stores want. */
function readPng(path: string): {width: number; height: number; type: number} {
  const bytes = readFileSync(inRepository(path));
  return {width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), type: bytes[25]!};
}

describe('the images for the stores', () => {
  test.each([
    ['assets/store/tile.png', 440, 280],
    ['assets/store/marquee.png', 1400, 560],
    ...listFiles('assets/screenshots', ['.png']).map(({path}) => [path, 1280, 800] as const),
  ])('%s has %i by %i pixels', (path, width, height) => {
    expect(readPng(path)).toEqual({width, height, type: 2});
  });

  test('are those that the listing names', () => {
    const names = /in this order: ([\w, -]+)\./.exec(read('assets/store/listing.md'))![1]!.split(', ');
    const taken = listFiles('assets/screenshots', ['.png']).map(({path}) => path.split('/').at(-1));
    expect(names.filter(name => !taken.includes(`${name}.png`))).toEqual([]);
  });
});

describe('what is said of security and privacy', () => {
  test('names tests that exist', () => {
    const named = [...read('SECURITY.md').matchAll(/`(test\/[^`]+)`/g)].map(match => match[1]!);
    const present = new Set(listFiles('test').map(({path}) => path));
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(path => !present.has(path))).toEqual([]);
  });

  test('names the numbers that the code has', () => {
    const privacy = read('PRIVACY.md');
    const number = (path: string, name: string) =>
      Number(new RegExp(`\\b${name} = ([\\d_]+)`).exec(read(path))![1]!.replaceAll('_', '')).toLocaleString('en');
    expect(privacy).toContain(`at most ${number('src/background/score-cache.ts', 'CAPACITY')} `);
    expect(privacy).toContain(`at most ${number('src/core/corrections.ts', 'MAX_CORRECTIONS')} `);
    expect(privacy).toContain(`at most ${number('src/platform/ring-log.ts', 'MAX_LINES')} lines`);
  });

  test('can be found from the readme', () => {
    for (const name of ['SECURITY.md', 'PRIVACY.md', 'CHANGELOG.md']) expect(read('README.md')).toContain(`(${name})`);
  });
});
