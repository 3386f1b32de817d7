/** @jest-environment jsdom */
import {beforeEach, describe, expect, jest, test} from '@jest/globals';
import {type Corrections, NO_CORRECTIONS, parseCorrections} from '../../../src/core/corrections.ts';
import {startCorrectionsSection} from '../../../src/options/corrections-section.ts';
import {createSetting} from '../../../src/platform/setting.ts';
import {english} from '../../support/english.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {settle} from '../../support/manual-wait.ts';
import {getInput, isHidden, loadPage} from '../../support/our-page.ts';
import {waitFor} from '../../support/wait-for.ts';

const {signal} = new AbortController();
const reportError = (error: unknown): void => {
  throw error;
};

beforeEach(() => loadPage('options'));

const rows = (id: string) => [...document.querySelectorAll(`#${id} bdi`)].map(row => row.textContent);
const findButton = (label: string): HTMLButtonElement => document.querySelector(`button[aria-label="${label}"]`)!;

describe('the corrections', () => {
  const HOSTILE = '<img src=x onerror=alert(1)> stuns council';
  const stored: Corrections = {
    version: 1,
    entries: [
      {text: 'Council opens bridge', verdict: 'credible', when: '2026-11-19T10:00:00Z'},
      {text: HOSTILE, verdict: 'doubtful', when: '2026-11-20T10:00:00Z'},
    ],
  };
  async function start(entries: Corrections = stored) {
    const options = {key: 'corrections', fallback: NO_CORRECTIONS, parse: parseCorrections};
    const corrections = createSetting<Corrections>(createFakeStorage({corrections: entries}), options);
    const save = jest.fn();
    await startCorrectionsSection(document, {say: english, corrections, save, reportError}, signal);
    return {corrections, save};
  }

  test('are listed as text, the latest first', async () => {
    await start();
    expect(rows('corrections')).toEqual([HOSTILE, 'Council opens bridge']);
    expect(document.querySelector('#corrections img')).toBeNull();
    expect(document.querySelector('#corrections .detail')?.textContent).toBe('reads doubtful to you · Nov 20, 2026');
    expect(isHidden('corrections-empty')).toBe(true);
  });

  test('are undone one by one, and the focus stays near', async () => {
    const {corrections} = await start();
    findButton('Undo the correction of: Council opens bridge').click();
    await waitFor('one less', () => rows('corrections').length === 1);
    expect((await corrections.get()).entries).toEqual([stored.entries[1]]);
    expect(document.activeElement?.id).toBe('corrections-heading');
  });

  test('are saved as they are stored', async () => {
    const {save} = await start();
    getInput('corrections-export').click();
    await settle();
    expect(save).toHaveBeenCalledWith('grain-of-salt-corrections.json', stored);
  });

  test('without any, there is nothing to save', async () => {
    await start(NO_CORRECTIONS);
    expect(isHidden('corrections-export')).toBe(true);
    expect(isHidden('corrections-empty')).toBe(false);
  });
});
