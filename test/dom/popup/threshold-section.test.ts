/** @jest-environment jsdom */
import {beforeEach, describe, expect, jest, test} from '@jest/globals';
import {parseThreshold} from '../../../src/platform/guards.ts';
import {createSetting} from '../../../src/platform/setting.ts';
import {startThresholdSection} from '../../../src/popup/threshold-section.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {settle} from '../../support/manual-wait.ts';
import {enter, getInput, getText, isHidden, loadPopup} from './support.ts';

async function start(stored: Record<string, unknown> = {}) {
  const storage = createFakeStorage(stored);
  const threshold = createSetting(storage, {key: 'threshold', fallback: 0.286, parse: parseThreshold});
  const reportError = jest.fn();
  await startThresholdSection(document, {threshold, reportError}, new AbortController().signal);
  return {storage, threshold, reportError};
}

beforeEach(loadPopup);

describe('startThresholdSection', () => {
  test('shows the recommendation until something is chosen', async () => {
    await start();
    expect(getInput('threshold').value).toBe('29');
    expect(getText('threshold-words')).toContain('fewer than 29 in 100');
    expect(getText('threshold-comparison')).toBe('recommended');
    expect(isHidden('threshold-reset')).toBe(true);
  });

  test('shows what was chosen before', async () => {
    await start({threshold: 0.6});
    expect(getInput('threshold').value).toBe('60');
    expect(getText('threshold-words')).toContain('fewer than 60 in 100');
    expect(getText('threshold-comparison')).toBe('more than recommended');
  });

  test('a step of the slider is said at once, and written', async () => {
    const {threshold} = await start();
    enter('threshold', '45');
    expect(getText('threshold-words')).toContain('fewer than 45 in 100');
    expect(getInput('threshold').getAttribute('aria-valuetext')).toBe('45 in 100, more than recommended');
    await settle();
    expect(await threshold.get()).toBe(0.45);
  });

  test('dragging ends with the last step stored, in fewer writes than steps', async () => {
    const {storage, threshold} = await start();
    for (let step = 30; step <= 70; step++) enter('threshold', String(step));
    await settle();
    expect(await threshold.get()).toBe(0.7);
    expect(storage.writeCount()).toBeLessThan(5);
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
