import {describe, expect, test} from '@jest/globals';
import {type Corrections, NO_CORRECTIONS, parseCorrections} from '../../../src/core/corrections.ts';
import {BACKUP_VERSION, makeBackup, parseBackup} from '../../../src/options/backup.ts';
import {parseSites, parseThreshold} from '../../../src/platform/guards.ts';
import {createSetting, type Setting} from '../../../src/platform/setting.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';

function createSettings(stored: Record<string, unknown> = {}): readonly Setting<unknown>[] {
  const storage = createFakeStorage(stored);
  return [
    createSetting<number>(storage, {key: 'threshold', fallback: 0.3, parse: parseThreshold}),
    createSetting<readonly string[]>(storage, {key: 'disabledSites', fallback: [], parse: parseSites}),
    createSetting<Corrections>(storage, {key: 'corrections', fallback: NO_CORRECTIONS, parse: parseCorrections}),
  ] as readonly Setting<unknown>[];
}

const correction = {text: 'Council opens bridge', verdict: 'credible', when: '2026-11-20T10:00:00.000Z'};
const STORED = {threshold: 0.2, disabledSites: ['a.example'], corrections: {version: 1, entries: [correction]}};
const write = (settings: unknown, version: unknown = BACKUP_VERSION): string =>
  JSON.stringify({format: 'grain-of-salt-settings', version, settings});

describe('a backup', () => {
  test('gives back what was stored', async () => {
    const text = JSON.stringify(await makeBackup(createSettings(STORED)));
    const read = parseBackup(text, createSettings());
    if ('error' in read) throw new Error(`expected values, received ${read.error}`);
    expect(Object.fromEntries([...read.values].map(([{key}, value]) => [key, value]))).toEqual(STORED);
  });

  test('leaves alone what it does not name', () => {
    const read = parseBackup(write({threshold: 0.1}), createSettings());
    expect('values' in read && [...read.values.keys()].map(({key}) => key)).toEqual(['threshold']);
  });

  test.each([
    ['', ['backup_not_json']],
    ['{"format":', ['backup_not_json']],
    ['null', ['backup_not_ours']],
    ['[]', ['backup_not_ours']],
    ['{"threshold": 0.2}', ['backup_not_ours']],
    [write(null), ['backup_not_ours']],
    [write({}, '1'), ['backup_not_ours']],
    [write({}, BACKUP_VERSION + 1), ['backup_newer']],
    [write({threshold: 2}), ['backup_bad_value', 'threshold']],
    [write({threshold: 0.2, disabledSites: 'a.example'}), ['backup_bad_value', 'disabledSites']],
    [write({disabledSites: ['a.example', 'https://b.example/']}), ['backup_bad_value', 'disabledSites']],
    [write({corrections: {version: 1, entries: [correction, {}]}}), ['backup_bad_value', 'corrections']],
    [write({colour: 'red'}), ['backup_bad_value', 'colour']],
    ['{"format":"grain-of-salt-settings","version":1,"settings":{"__proto__":1}}', ['backup_bad_value', '__proto__']],
  ])('refuses %j with a reason', (text, error) => {
    expect(parseBackup(text, createSettings())).toEqual({error});
  });
});
