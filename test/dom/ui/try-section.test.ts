/** @jest-environment jsdom */
import {beforeEach, describe, expect, jest, test} from '@jest/globals';
import {parseThreshold} from '../../../src/platform/guards.ts';
import {createSetting} from '../../../src/platform/setting.ts';
import {type Explained, MAX_TEXT_LENGTH} from '../../../src/protocol/messages.ts';
import {PATIENCE_MS, startTrySection, TYPING_PAUSE_MS} from '../../../src/ui/try-section.ts';
import {english} from '../../support/english.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {createManualWait, settle} from '../../support/manual-wait.ts';
import {enter, getText, loadPage} from '../../support/our-page.ts';

const HEADLINE = 'Mayor opens new bridge over the harbour';

/** Every text scores alike, its first word against it. */
const explainAs = (text: string): Explained => ({
  score: {credibility: 0.4, satire: 0, clickbait: 0.9},
  words: [{start: 0, end: text.indexOf(' '), weight: -0.3}],
});

async function start() {
  const clock = createManualWait();
  const threshold = createSetting(createFakeStorage(), {key: 'threshold', fallback: 0.3, parse: parseThreshold});
  const explain = jest.fn(async (text: string): Promise<Explained> => explainAs(text));
  const reportError = jest.fn();
  const controller = new AbortController();
  await startTrySection(document, {say: english, threshold, explain, wait: clock.wait, reportError}, controller.signal);
  return {clock, threshold, explain, reportError, controller};
}

const getVerdict = () => document.getElementById('try-result')?.dataset.verdict;

beforeEach(() => loadPage('popup'));

describe('startTrySection', () => {
  test('gives no verdict until something is typed', async () => {
    await start();
    expect(getVerdict()).toBe('none');
    expect(getText('try-verdict')).toBe('Its wording is judged as you type.');
  });

  test('a pasted headline is scored after a pause, in the words of the card, with its mark', async () => {
    const {clock} = await start();
    enter('try-text', HEADLINE);
    await clock.advance(TYPING_PAUSE_MS);
    expect(getVerdict()).toBe('uncertain');
    expect(getText('try-verdict')).toBe('Could go either way');
    expect(getText('try-detail').split('\n')).toEqual([
      'Of 100 headlines scored like this, about 40 came from reputable outlets in our tests.',
      'Sounds like clickbait',
      'Speaks against it: Mayor',
    ]);
    expect(document.querySelectorAll('#try-mark svg > *')).toHaveLength(2);
  });

  test('typing asks once, for what stands there in the end', async () => {
    const {clock, explain} = await start();
    for (let length = 1; length <= HEADLINE.length; length++) {
      enter('try-text', HEADLINE.slice(0, length));
      await clock.advance(TYPING_PAUSE_MS - 1);
    }
    await clock.advance(1);
    expect(explain.mock.calls).toEqual([[HEADLINE]]);
  });

  test('an answer that comes after the text has changed is not shown', async () => {
    const {clock, explain} = await start();
    let answer: (explained: Explained) => void = () => undefined;
    explain.mockReturnValueOnce(new Promise(resolve => (answer = resolve)));
    enter('try-text', 'First headline that is slow');
    await clock.advance(TYPING_PAUSE_MS);
    enter('try-text', 'Second headline that is quick');
    await clock.advance(TYPING_PAUSE_MS);
    answer({score: {reason: 'too-short'}, words: []});
    await settle();
    expect(getVerdict()).toBe('uncertain');
  });

  test('an emptied box has no verdict, and asks nobody', async () => {
    const {clock, explain} = await start();
    enter('try-text', HEADLINE);
    await clock.advance(TYPING_PAUSE_MS);
    enter('try-text', '  ');
    await clock.advance(TYPING_PAUSE_MS);
    expect(getVerdict()).toBe('none');
    expect(getText('try-detail')).toBe('');
    expect(document.querySelector('#try-mark svg')).toBeNull();
    expect(explain).toHaveBeenCalledTimes(1);
  });

  test('another threshold is another verdict without another question', async () => {
    const {clock, threshold, explain} = await start();
    enter('try-text', HEADLINE);
    await clock.advance(TYPING_PAUSE_MS);
    await threshold.set(0.5);
    expect(getText('try-verdict')).toBe('Take this with a grain of salt');
    expect(explain).toHaveBeenCalledTimes(1);
  });

  test('a worker that is slow to wake is waited for in words', async () => {
    const {clock, explain} = await start();
    let answer: (explained: Explained) => void = () => undefined;
    explain.mockReturnValueOnce(new Promise(resolve => (answer = resolve)));
    enter('try-text', HEADLINE);
    await clock.advance(TYPING_PAUSE_MS + PATIENCE_MS);
    expect(getText('try-verdict')).toBe('Reading…');
    answer({score: {reason: 'language'}, words: []});
    await settle();
    expect(getText('try-verdict')).toBe('Not assessed: not in English');
    expect(clock.pendingMs()).toEqual([]);
  });

  test('a worker that fails is "unavailable", never a number', async () => {
    const {clock, explain, reportError} = await start();
    explain.mockRejectedValueOnce(new Error('late'));
    enter('try-text', HEADLINE);
    await clock.advance(TYPING_PAUSE_MS);
    expect(getText('try-verdict')).toBe('Not assessed: scoring is unavailable');
    expect(getText('try-detail')).toBe('');
    expect(reportError).toHaveBeenCalledTimes(1);
  });

  test('no more is asked than a message may carry', async () => {
    const {clock, explain} = await start();
    enter('try-text', 'a'.repeat(5000));
    await clock.advance(TYPING_PAUSE_MS);
    expect(explain.mock.calls[0]?.[0]).toHaveLength(MAX_TEXT_LENGTH);
  });

  test('markup is shown as it was typed, and becomes no element', async () => {
    const {clock, explain} = await start();
    enter('try-text', '<img src=x onerror=alert(1)>');
    await clock.advance(TYPING_PAUSE_MS);
    expect(explain).toHaveBeenCalledWith('<img src=x onerror=alert(1)>');
    expect(document.querySelector('#try-result img')).toBeNull();
  });

  test('a closed popup asks nothing any more', async () => {
    const {clock, explain, controller} = await start();
    enter('try-text', HEADLINE);
    controller.abort();
    await clock.advance(TYPING_PAUSE_MS);
    expect(explain).not.toHaveBeenCalled();
    expect(clock.pendingMs()).toEqual([]);
  });
});
