/** @jest-environment jsdom */
import {beforeEach, describe, expect, jest, test} from '@jest/globals';
import {parseThreshold} from '../../../src/platform/guards.ts';
import {createSetting} from '../../../src/platform/setting.ts';
import {startThresholdSection, type ThresholdSectionOptions} from '../../../src/ui/threshold-section.ts';
import {english} from '../../support/english.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {settle} from '../../support/manual-wait.ts';
import {enter, getInput, getText, isHidden, loadPage} from '../../support/our-page.ts';

type Follow = Parameters<NonNullable<ThresholdSectionOptions['followHeadlines']>>[0];

const CURVE = [
  {threshold: 0, falseFlagRate: 0, recall: 0},
  {threshold: 1, falseFlagRate: 0.1, recall: 1},
];

async function start(stored: Record<string, unknown> = {}) {
  const storage = createFakeStorage(stored);
  const threshold = createSetting(storage, {key: 'threshold', fallback: 0.286, parse: parseThreshold});
  const reportError = jest.fn();
  let tell: Follow = () => undefined;
  const followHeadlines = (listener: Follow): void => {
    tell = listener;
  };
  await startThresholdSection(
    document,
    {say: english, threshold, curve: CURVE, followHeadlines, reportError},
    new AbortController().signal,
  );
  return {storage, threshold, reportError, tell: (headlines: Parameters<Follow>[0]) => tell(headlines)};
}

beforeEach(() => loadPage('popup'));

describe('startThresholdSection', () => {
  test('shows the recommendation until something is chosen', async () => {
    await start();
    expect(getInput('threshold').value).toBe('29');
    expect(getText('threshold-words')).toBe(
      'Flags about 3 in 100 headlines of reputable outlets and catches about 3 in 10 deceptive ones, in our tests.',
    );
    expect(getText('threshold-comparison')).toBe('recommended');
    expect(isHidden('threshold-reset')).toBe(true);
  });

  test('shows what was chosen before', async () => {
    await start({threshold: 0.6});
    expect(getInput('threshold').value).toBe('60');
    expect(getText('threshold-words')).toContain('about 6 in 100');
    expect(getText('threshold-comparison')).toBe('more than recommended');
  });

  test('a step of the slider is said at once, and written', async () => {
    const {threshold} = await start();
    enter('threshold', '45');
    expect(getText('threshold-words')).toContain('about 5 in 100');
    expect(getInput('threshold').getAttribute('aria-valuetext')).toBe(
      'Credibility under 45 in 100, more than recommended',
    );
    await settle();
    expect(await threshold.get()).toBe(0.45);
  });

  test('the effect on the page is told while dragging, and follows the page', async () => {
    const {tell} = await start();
    expect(getText('threshold-effect')).toBe('');
    tell([0.1, 0.2, 0.25, 0.6].map(credibility => ({credibility})));
    expect(getText('threshold-effect')).toBe('3 flagged on this page');
    enter('threshold', '15');
    expect(getText('threshold-effect')).toBe('3 → 1 flagged on this page');
    tell([0.1, 0.12, 0.25, 0.6].map(credibility => ({credibility})));
    expect(getText('threshold-effect')).toBe('3 → 2 flagged on this page');
  });

  test('a threshold that an administrator decided is shown as locked', async () => {
    const storage = createFakeStorage({threshold: 0.6});
    const policy = createFakeStorage({threshold: 0.1}, 'managed');
    const threshold = createSetting(
      {...storage, managed: policy.area},
      {key: 'threshold', fallback: 0.286, parse: parseThreshold},
    );
    const options = {say: english, threshold, curve: CURVE, reportError: jest.fn()};
    await startThresholdSection(document, options, new AbortController().signal);
    expect(getInput('threshold').value).toBe('10');
    expect(getInput('threshold').disabled).toBe(true);
    expect(getText('threshold-section')).toContain('Set by your organisation');
  });

  test('dragging ends with the last step stored, in fewer writes than steps', async () => {
    const {storage, threshold} = await start();
    for (let step = 30; step <= 70; step++) enter('threshold', String(step));
    await settle();
    expect(await threshold.get()).toBe(0.7);
    expect(storage.writeCount()).toBeLessThan(5);
  });

  test('what is stored elsewhere moves the slider, unless the reader is moving it', async () => {
    const {threshold} = await start();
    await threshold.set(0.6);
    await settle();
    expect(getInput('threshold').value).toBe('60');
    expect(getText('threshold-words')).toContain('about 6 in 100');
    const elsewhere = threshold.set(0.2);
    enter('threshold', '70');
    await elsewhere;
    await settle();
    expect(getInput('threshold').value).toBe('70');
    expect(await threshold.get()).toBe(0.7);
  });

  test('the recommendation is one click away, exact, and the focus goes back to the slider', async () => {
    const {threshold} = await start({threshold: 0.6});
    expect(isHidden('threshold-reset')).toBe(false);
    getInput('threshold-reset').click();
    await settle();
    expect(await threshold.get()).toBe(0.286);
    expect(isHidden('threshold-reset')).toBe(true);
    expect(document.activeElement).toBe(getInput('threshold'));
  });

  test('a storage that fails is reported', async () => {
    const {storage, reportError} = await start();
    storage.failWith(new Error('full'));
    enter('threshold', '45');
    await settle();
    expect(reportError).toHaveBeenCalledTimes(1);
  });

  test('the slider has a label and can be reached by keyboard', async () => {
    await start();
    expect(getInput('threshold').labels?.[0]?.textContent).toBe('What to flag');
    expect(getInput('threshold').tabIndex).toBe(0);
  });
});
