import {describe, expect, test} from '@jest/globals';
import {deriveFirefoxManifest, type Manifest} from '../../src/build/manifests.ts';
import {DISPLAYS} from '../../src/core/display.ts';
import {REACHES} from '../../src/core/reach.ts';
import {listFiles, readJson} from '../support/repository-files.ts';

interface Property {
  readonly title: string;
  readonly type: string;
  readonly enum?: readonly string[];
}
const {properties} = readJson<{properties: Record<string, Property>}>('assets/managed-schema.json');
const readText = (folder: string, path: string) =>
  listFiles(folder)
    .find(file => file.path === path)!
    .readText();

describe('what administrators may decide', () => {
  test('is every setting', () => {
    const source = readText('src/platform', 'src/platform/settings.ts');
    const keys = [...source.matchAll(/\bkey: '(\w+)'/g)].map(match => match[1]);
    expect(keys.length).toBeGreaterThan(6);
    expect(Object.keys(properties).sort()).toEqual(keys.sort());
  });

  test.each([
    ['display', DISPLAYS],
    ['reach', REACHES],
  ] as const)('is, for %s, what a reader may choose', (key, choices) => {
    expect([...properties[key]!.enum!].sort()).toEqual([...choices].sort());
  });

  test('is told in words', () => {
    for (const {title} of Object.values(properties)) expect(title).toMatch(/\w \w/);
  });

  test('is documented by an example that holds', () => {
    const readme = readText('.', 'README.md');
    const example = JSON.parse(/```json\n(\{\n {2}"policies"[\s\S]*?)```/.exec(readme)![1]!);
    const [[id, settings]] = Object.entries<object>(example.policies['3rdparty'].Extensions) as [[string, object]];
    const {browser_specific_settings: specific} = deriveFirefoxManifest(readJson<Manifest>('manifest.json'));
    expect(specific).toMatchObject({gecko: {id}});
    expect(Object.keys(settings).filter(key => !(key in properties))).toEqual([]);
    for (const [key, value] of Object.entries(settings)) {
      expect(Array.isArray(value) ? 'array' : typeof value).toBe(properties[key]!.type);
    }
  });
});
