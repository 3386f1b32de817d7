import {readFileSync} from 'node:fs';
import {describe, expect, test} from '@jest/globals';
import {MODULES} from '../../src/build/extension.ts';
import {deriveFirefoxManifest, type Manifest} from '../../src/build/manifests.ts';
import {inRepository} from '../../src/build/paths.ts';
import {ALL_SITES} from '../../src/core/reach.ts';
import {listFiles, readJson} from '../support/repository-files.ts';

const manifest = readJson<Manifest & {readonly commands: Record<string, object>}>('manifest.json');
/** Node's rooms never run in a browser. */
const code = listFiles('src', ['.ts'])
  .filter(({path}) => !/^src\/(?:build|tools|training)\//.test(path))
  .map(file => ({path: file.path, text: file.readText().replace(/\/\*[\s\S]*?\*\/|(?:^|\s)\/\/.*$/gm, '')}));

/** Part of the browser's functions for extensions -> the permissions that open it, as their documentation tells. */
function readNeeds(): Map<string, string[]> {
  const types = readFileSync(inRepository('node_modules/@types/webextension-polyfill/index.d.ts'), 'utf8');
  const documented = types.matchAll(/(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?const (\w+): \w+\.Static/g);
  return new Map(
    [...documented].map(([, words, name]) => {
      const line = /Permissions: (.*)/.exec(words ?? '')?.[1] ?? '';
      return [name!, [...line.matchAll(/"([\w:]+)"/g)].map(match => match[1]!)];
    }),
  );
}
const needs = readNeeds();

/** The parts that the code takes, however it takes them: `native.tabs`, `native?.tabs`, `const {tabs} = native`. */
function listUsed(): string[] {
  const found = code.flatMap(({text}) => [
    ...[...text.matchAll(/\b(?:browser|native|chrome)\??\.(\w+)/g)].map(match => match[1]!),
    ...[...text.matchAll(/\{([^{}]*)\} = (?:browser|native|chrome)\b/g)].flatMap(
      match => match[1]!.match(/\w+/g) ?? [],
    ),
  ]);
  return [...new Set(found)].filter(name => needs.has(name)).sort();
}
const used = listUsed();

/** What opens no part of its own -> where it is needed. */
const NEEDED: Record<string, {readonly path: string; readonly pattern: RegExp}> = {
  // A click on the icon, the menu or a key lets a script into a tab without access to its site.
  activeTab: {path: 'src/platform/inject.ts', pattern: /\bscripting\.executeScript\b/},
};

const says = (pattern: RegExp) => code.some(({text}) => pattern.test(text));

describe('what the code uses of the browser', () => {
  test('is found', () => {
    expect(used).toEqual([
      ...['action', 'commands', 'contextMenus', 'i18n', 'permissions', 'runtime', 'scripting', 'storage', 'tabs'],
    ]);
  });

  test.each(used)('%s: the manifest has the permission that it needs', name => {
    const isGranted = (permission: string) =>
      manifest.permissions.includes(permission) || permission.replace('manifest:', '') in manifest;
    const asked = needs.get(name)!;
    expect({name, asked, isGranted: asked.length === 0 || asked.some(isGranted)}).toMatchObject({isGranted: true});
  });

  test.each(['history', 'cookies', 'webRequest', 'downloads', 'bookmarks', 'alarms'])('is never %s', name => {
    expect(needs.get(name)).toContain(name);
    expect(used).not.toContain(name);
  });
});

describe('what the manifest asks for', () => {
  test.each(manifest.permissions)('%s has a use', permission => {
    const opened = used.filter(name => needs.get(name)!.includes(permission));
    const {path, pattern} = NEEDED[permission] ?? {};
    const isNeeded = code.some(file => file.path === path && pattern?.test(file.text));
    expect({permission, opened, isUsed: opened.length > 0 || isNeeded}).toEqual({permission, opened, isUsed: true});
  });

  test('access to other sites is asked for by a click, and handed back', () => {
    expect(manifest.optional_host_permissions).toEqual([ALL_SITES]);
    expect(says(/\bpermissions\.request\(/)).toBe(true);
    expect(says(/\bpermissions\.remove\(/)).toBe(true);
  });

  test.each(manifest.web_accessible_resources.flatMap(({resources}) => resources))(
    '%s is open to pages because the content script loads it there',
    resource => {
      expect(says(new RegExp(`\\bimportPackaged<\\w+>\\('${resource}'\\)`))).toBe(true);
      expect(Object.keys(MODULES)).toContain(resource.replace('.js', ''));
    },
  );

  test.each(Object.keys(manifest.commands))('the command %s is answered', command => {
    const answered = command === '_execute_action' ? 'popup.html' : command;
    expect(manifest.action.default_popup).toBe('popup.html');
    expect(answered === 'popup.html' || says(new RegExp(`'${answered}'`))).toBe(true);
  });

  test('nothing is asked for in Firefox that is not in Chrome', () => {
    const asked = (all: object) => Object.keys(all).filter(key => /permission|externally|sandbox|protocol/.test(key));
    expect(asked(deriveFirefoxManifest(manifest)).sort()).toEqual(asked(manifest).sort());
    expect(asked(manifest).sort()).toEqual(['optional_host_permissions', 'permissions']);
  });

  test('is told in the table of the readme, all of it and nothing else', () => {
    const readme = readFileSync(inRepository('README.md'), 'utf8');
    const [, table = ''] = /\| permission \| what for \|\n\|.*\|\n((?:\|.*\n)*)/.exec(readme) ?? [];
    const told = table.split('\n').flatMap(row => [...(row.split('|')[1] ?? '').matchAll(/`(\w+)`/g)].map(m => m[1]!));
    const places = ['commands', 'content_scripts', 'optional_host_permissions', 'web_accessible_resources'];
    expect(places.filter(place => !(place in manifest))).toEqual([]);
    // The build says the sites of the content script again, for Chrome.
    expect(told.sort()).toEqual([...manifest.permissions, ...places, 'host_permissions'].sort());
  });
});
