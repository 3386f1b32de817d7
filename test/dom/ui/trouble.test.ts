/** @jest-environment jsdom */
import {describe, expect, test} from '@jest/globals';
import {parseThreshold} from '../../../src/platform/guards.ts';
import {createSetting} from '../../../src/platform/setting.ts';
import {checkScoring, createTrouble, tellOfStorage} from '../../../src/ui/trouble.ts';
import {english} from '../../support/english.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {getText, isHidden, loadPage} from '../../support/our-page.ts';

describe.each(['popup', 'options'] as const)('the line of trouble of the page %s', name => {
  test('says when what the reader chose was not stored, and only then', async () => {
    loadPage(name);
    const show = createTrouble(document, english);
    expect(isHidden('trouble')).toBe(true);
    tellOfStorage(new Error('another'), show);
    expect(isHidden('trouble')).toBe(true);
    const storage = createFakeStorage();
    storage.failWith(new Error('QUOTA_BYTES quota exceeded'));
    const setting = createSetting(storage, {key: 'threshold', fallback: 0.3, parse: parseThreshold});
    await setting.set(0.5).catch(error => tellOfStorage(error, show));
    expect(getText('trouble')).toBe(english('trouble_storage'));
    expect(isHidden('trouble')).toBe(false);
  });

  test.each([
    [{reason: 'unavailable'} as const, 'trouble_model'],
    [{reason: 'language'} as const, undefined],
    [{credibility: 0.5, satire: 0, clickbait: 0}, undefined],
  ])('says that nothing can be scored when a sample is %j', async (score, key) => {
    loadPage(name);
    await checkScoring(async () => ({score, words: []}), createTrouble(document, english));
    expect(getText('trouble')).toBe(key === undefined ? '' : english('trouble_model'));
    expect(isHidden('trouble')).toBe(key === undefined);
  });
});
