/** @jest-environment jsdom */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeEach, describe, expect, test} from '@jest/globals';
import {startDisplaySection} from '../../../src/options/display-section.ts';
import {startSitesSection} from '../../../src/options/sites-section.ts';
import {type Display, parseDisplay, parseSites} from '../../../src/platform/guards.ts';
import {createSetting} from '../../../src/platform/setting.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {waitFor} from '../../support/wait-for.ts';

const page = readFileSync(join(__dirname, '../../../src/options/options.html'), 'utf8');
const {signal} = new AbortController();

beforeEach(() => {
  document.documentElement.replaceChildren(
    ...new DOMParser().parseFromString(page, 'text/html').documentElement.childNodes,
  );
});

const isChecked = (value: string) => document.querySelector<HTMLInputElement>(`input[value="${value}"]`)!.checked;

describe('startDisplaySection', () => {
  test('shows the stored choice, stores a new one, and follows changes made elsewhere', async () => {
    const storage = createFakeStorage({display: 'all'});
    const display = createSetting<Display>(storage, {key: 'display', fallback: 'quiet', parse: parseDisplay});
    await startDisplaySection(document, display, signal);
    expect(isChecked('all')).toBe(true);
    document.querySelector<HTMLInputElement>('input[value="doubtful"]')!.click();
    await waitFor('the new choice', async () => (await display.get()) === 'doubtful');
    await display.set('none');
    await waitFor('the choice made elsewhere', () => isChecked('none'));
  });
});

describe('startSitesSection', () => {
  test('lists sites as text and takes one off the list', async () => {
    const storage = createFakeStorage({disabledSites: ['a.example', 'b.example']});
    const sites = createSetting<readonly string[]>(storage, {key: 'disabledSites', fallback: [], parse: parseSites});
    await startSitesSection(document, sites, signal);
    const rows = () => [...document.querySelectorAll('#sites li span')].map(row => row.textContent);
    expect(rows()).toEqual(['a.example', 'b.example']);
    document.querySelector<HTMLButtonElement>('#sites button')!.click();
    await waitFor('one site less', () => rows().length === 1);
    expect(await sites.get()).toEqual(['b.example']);
    expect(document.getElementById('sites-empty')!.hidden).toBe(true);
  });
});
