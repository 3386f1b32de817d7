/** @jest-environment jsdom */
import {beforeEach, describe, expect, jest, test} from '@jest/globals';
import type {Display} from '../../../src/core/display.ts';
import {startBackupSection} from '../../../src/options/backup-section.ts';
import {startDisplaySection} from '../../../src/options/display-section.ts';
import {type Key, startKeyboardSection} from '../../../src/options/keyboard-section.ts';
import {startPrivacySection} from '../../../src/options/privacy-section.ts';
import {fillOnUnfold} from '../../../src/options/unfold.ts';
import {parseDisplay, parseThreshold} from '../../../src/platform/guards.ts';
import {createSetting, type Setting} from '../../../src/platform/setting.ts';
import {english} from '../../support/english.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {settle} from '../../support/manual-wait.ts';
import {getInput, getText, isHidden, loadPage} from '../../support/our-page.ts';
import {waitFor} from '../../support/wait-for.ts';

const {signal} = new AbortController();
const reportError = (error: unknown): void => {
  throw error;
};

beforeEach(() => loadPage('options'));

const isChecked = (value: string) => document.querySelector<HTMLInputElement>(`input[value="${value}"]`)!.checked;
function createStorage(stored: Record<string, unknown>, decided: Record<string, unknown> = {}) {
  return {...createFakeStorage(stored), managed: createFakeStorage(decided, 'managed').area};
}

describe('the choice of badges', () => {
  const start = async (stored: Record<string, unknown>, decided?: Record<string, unknown>) => {
    const options = {key: 'display', fallback: 'quiet', parse: parseDisplay} as const;
    const display = createSetting<Display>(createStorage(stored, decided), options);
    await startDisplaySection(document, {say: english, display, reportError}, signal);
    return display;
  };

  test('shows the stored one, stores a new one, and follows changes made elsewhere', async () => {
    const display = await start({display: 'all'});
    expect(isChecked('all')).toBe(true);
    document.querySelector<HTMLInputElement>('input[value="doubtful"]')!.click();
    await waitFor('the new choice', async () => (await display.get()) === 'doubtful');
    await display.set('none');
    await waitFor('the choice made elsewhere', () => isChecked('none'));
  });

  test('is shown as locked where an administrator made it', async () => {
    await start({display: 'all'}, {display: 'doubtful'});
    expect(isChecked('doubtful')).toBe(true);
    const inputs = [...document.querySelectorAll<HTMLInputElement>('#display input')];
    expect(inputs.every(({disabled}) => disabled)).toBe(true);
    expect(document.querySelector('#display .locked')?.textContent).toBe('Set by your organisation');
  });
});

describe('the keys', () => {
  const keys: Key[] = [
    {name: 'next-flagged', description: 'Go to the next flagged headline', shortcut: ''},
    {name: '_execute_action', description: '', shortcut: 'Alt+Shift+S'},
  ];
  const listed = () =>
    [...document.querySelectorAll('#keys div')].map(row => [...row.children].map(c => c.textContent));

  test('are listed, the popup first, and open the page where they are changed', async () => {
    const change = jest.fn(async () => undefined);
    await startKeyboardSection(document, {say: english, listKeys: async () => keys, change, reportError}, signal);
    expect(listed()).toEqual([
      ['Open the popup', 'Alt+Shift+S'],
      ['Go to the next flagged headline', 'no key'],
    ]);
    getInput('keys-change').click();
    expect(change).toHaveBeenCalledTimes(1);
    expect(isHidden('keys-how')).toBe(true);
  });

  test('are explained where no extension may open that page, and read again on return', async () => {
    let current = keys;
    const options = {say: english, listKeys: async () => current, change: undefined, reportError};
    await startKeyboardSection(document, options, signal);
    expect(isHidden('keys-change')).toBe(true);
    expect(isHidden('keys-how')).toBe(false);
    current = [{...keys[1], shortcut: 'Ctrl+1'}];
    document.dispatchEvent(new Event('visibilitychange'));
    await waitFor('the new key', () => listed()[0]?.[1] === 'Ctrl+1');
  });
});

test('keys are not spoken of where there are none, as on phones', async () => {
  await startKeyboardSection(document, {say: english, listKeys: undefined, change: undefined, reportError}, signal);
  expect(isHidden('keyboard-section')).toBe(true);
});

describe('the backup', () => {
  function start() {
    const storage = createFakeStorage({threshold: 0.2});
    const threshold = createSetting<number>(storage, {key: 'threshold', fallback: 0.3, parse: parseThreshold});
    const save = jest.fn();
    const settings = [threshold] as readonly unknown[] as readonly Setting<unknown>[];
    startBackupSection(document, {say: english, settings, save, reportError}, signal);
    return {threshold, save};
  }
  function choose(text: string): void {
    const file = {size: text.length, text: async () => text};
    Object.defineProperty(getInput('backup-file'), 'files', {value: [file], configurable: true});
    getInput('backup-file').dispatchEvent(new Event('change'));
  }

  test('saves and loads settings', async () => {
    const {threshold, save} = start();
    getInput('backup-export').click();
    await settle();
    const [, saved] = save.mock.calls[0]!;
    await threshold.set(0.5);
    choose(JSON.stringify(saved));
    await waitFor('the outcome', () => getText('backup-outcome') === 'Settings loaded.');
    expect(await threshold.get()).toBe(0.2);
  });

  test('says why a file is no good, and changes nothing', async () => {
    const {threshold} = start();
    choose('{"format":"grain-of-salt-settings","version":1,"settings":{"threshold":7}}');
    await waitFor('the outcome', () => getText('backup-outcome') !== '');
    expect(getText('backup-outcome')).toBe('This file was not loaded: the value of “threshold” makes no sense.');
    expect(await threshold.get()).toBe(0.2);
  });
});

test.each([
  [0, 'Requests sent since this browser started the extension: none'],
  [2, 'Requests sent since this browser started the extension: 2'],
])('of %d requests the page says "%s"', async (count, text) => {
  const policy = "default-src 'none'";
  await startPrivacySection(document, {say: english, countRequests: async () => count, policy});
  expect(getText('privacy-requests')).toBe(text);
  expect(getText('privacy-policy')).toBe(policy);
});

test('what is folded is filled once, when it is unfolded', () => {
  const details = document.createElement('details');
  const fill = jest.fn(async () => undefined);
  fillOnUnfold(details, fill, signal);
  expect(fill).not.toHaveBeenCalled();
  details.open = true;
  details.dispatchEvent(new Event('toggle'));
  details.dispatchEvent(new Event('toggle'));
  expect(fill).toHaveBeenCalledTimes(1);
});
