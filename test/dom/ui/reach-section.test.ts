/** @jest-environment jsdom */
import {beforeEach, describe, expect, jest, test} from '@jest/globals';
import type {Reach} from '../../../src/core/reach.ts';
import {parseReach} from '../../../src/platform/guards.ts';
import {createSetting} from '../../../src/platform/setting.ts';
import {type AllSites, startReachSection} from '../../../src/ui/reach-section.ts';
import {english} from '../../support/english.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {settle} from '../../support/manual-wait.ts';
import {getInput, getText, isHidden, loadPage} from '../../support/our-page.ts';

async function start({stored = 'news' as Reach, isGranted = false, agrees = true, decided = {}} = {}) {
  const managed = createFakeStorage(decided, 'managed').area;
  const reach = createSetting<Reach>(
    {...createFakeStorage({reach: stored}), managed},
    {key: 'reach', fallback: 'news', parse: parseReach},
  );
  let granted = isGranted;
  let tell = (): void => undefined;
  const request = jest.fn(async () => {
    granted ||= agrees;
    return agrees;
  });
  const remove = jest.fn(async () => {
    granted = false;
  });
  const allSites: AllSites = {
    isGranted: async () => granted,
    request,
    remove,
    onChanged: listener => {
      tell = listener;
    },
  };
  const options = {say: english, reach, allSites, newsSiteCount: 866, reportError: jest.fn()};
  await startReachSection(document, options, new AbortController().signal);
  const revoke = async (): Promise<void> => {
    granted = false;
    tell();
    await settle();
  };
  return {reach, request, remove, revoke};
}

const choice = (value: Reach) => document.querySelector<HTMLInputElement>(`input[name=reach][value=${value}]`)!;
const chosen = () => document.querySelector<HTMLInputElement>('input[name=reach]:checked')?.value;

describe.each(['options', 'welcome'] as const)('on the page of %s, the choice of where badges appear', name => {
  beforeEach(() => loadPage(name));

  test('is news sites by default, and says how many', async () => {
    await start();
    expect(chosen()).toBe('news');
    expect(getText('reach-news-detail')).toContain('866 news sites');
    expect(isHidden('reach-missing')).toBe(true);
  });

  test('asks for all sites within the click, and for nothing else', async () => {
    const {reach, request} = await start();
    choice('click').click();
    await settle();
    expect(await reach.get()).toBe('click');
    expect(request).not.toHaveBeenCalled();
    choice('all').click();
    expect(request).toHaveBeenCalledTimes(1);
    await settle();
    expect(await reach.get()).toBe('all');
    expect(isHidden('reach-missing')).toBe(true);
  });

  test('goes back when the person refuses', async () => {
    const {reach} = await start({agrees: false});
    choice('all').click();
    await settle();
    expect(chosen()).toBe('news');
    expect(await reach.get()).toBe('news');
  });

  test('hands access back when less is chosen', async () => {
    const {remove, reach} = await start({stored: 'all', isGranted: true});
    choice('news').click();
    await settle();
    expect(remove).toHaveBeenCalledTimes(1);
    expect(await reach.get()).toBe('news');
  });

  test('says at once when access to all sites is missing, and asks for it by a button', async () => {
    const {revoke, request} = await start({stored: 'all', isGranted: true});
    expect(isHidden('reach-missing')).toBe(true);
    await revoke();
    expect(isHidden('reach-missing')).toBe(false);
    getInput('reach-allow').click();
    expect(request).toHaveBeenCalledTimes(1);
    await settle();
    expect(isHidden('reach-missing')).toBe(true);
  });

  test('cannot be changed where an administrator has made it', async () => {
    await start({decided: {reach: 'click'}});
    expect(chosen()).toBe('click');
    expect([...document.querySelectorAll<HTMLInputElement>('input[name=reach]')].every(({disabled}) => disabled)).toBe(
      true,
    );
    expect(getText('reach')).toContain('Set by your organisation');
  });
});
