import {describe, expect, jest, test} from '@jest/globals';
import {openScoreCache} from '../../../src/background/score-cache.ts';
import {
  BATCH_SIZE,
  BATCH_TIMEOUT_MS,
  createScoringService,
  LOAD_TIMEOUT_MS,
  type LoadedScorer,
} from '../../../src/background/scoring-service.ts';
import type {Score} from '../../../src/core/score.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {createManualWait} from '../../support/manual-wait.ts';

const UNAVAILABLE = {reason: 'unavailable'};
const MANY = Array.from({length: 40}, (_, at) => `Mayor opens bridge number ${at}`);

/** A scorer whose credibility is a function of the text, so that mixed-up results show. */
const scoreText = (text: string): Score => ({credibility: (text.length % 90) / 100, satire: 0, clickbait: 0});

function createScorer(version = '1') {
  return {
    version,
    score: jest.fn(async (texts: readonly string[]) => texts.map(scoreText)),
    explain: jest.fn(async (text: string) => ({score: scoreText(text), words: [{start: 0, end: 3, weight: 0.1}]})),
    dispose: jest.fn(),
  } satisfies LoadedScorer;
}

function createService({storage = createFakeStorage(), scorer = createScorer() as LoadedScorer} = {}) {
  const clock = createManualWait();
  const {wait} = clock;
  const reportError = jest.fn();
  const load = jest.fn(async () => scorer);
  const openCache = () =>
    openScoreCache({area: storage.area, version: '1', createKey: () => [1, 2], wait, reportError});
  const {scoreTexts: score, explainText} = createScoringService({
    version: '1',
    load,
    openCache,
    wait,
    now: () => 0,
    breathe: () => wait(0),
    reportError,
  });
  const ask = async (texts: readonly string[], advanceMs = 0): Promise<Score[]> => {
    const reply = score(texts);
    await clock.advance(advanceMs);
    return reply;
  };
  return {ask, score, explainText, clock, load, reportError, storage};
}

describe('createScoringService', () => {
  test('scores keep the order of the texts', async () => {
    const {ask} = createService();
    expect(await ask(MANY)).toEqual(MANY.map(scoreText));
  });

  test('the model is loaded once, at the first need', async () => {
    const {ask, load} = createService();
    expect(load).not.toHaveBeenCalled();
    await Promise.all([ask(MANY.slice(0, 3)), ask(MANY.slice(3, 6))]);
    await ask(MANY);
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('the engine sees small batches only, and every text once', async () => {
    const scorer = createScorer();
    const {score, clock} = createService({scorer});
    const replies = [score(MANY), score(MANY), score([...MANY, ...MANY])];
    await clock.advance(0);
    expect((await Promise.all(replies)).map(({length}) => length)).toEqual([40, 40, 80]);
    const batches = scorer.score.mock.calls.map(([texts]) => texts);
    expect(Math.max(...batches.map(({length}) => length))).toBeLessThanOrEqual(BATCH_SIZE);
    expect(batches.flat()).toEqual(MANY);
  });

  test('an explanation comes from the model that scores, which is loaded once', async () => {
    const {ask, explainText, load} = createService();
    await ask(MANY);
    const text = MANY[0]!;
    expect(await explainText(text)).toEqual({score: scoreText(text), words: [{start: 0, end: 3, weight: 0.1}]});
    expect(load).toHaveBeenCalledTimes(1);
  });

  test('what cannot be explained is unavailable without words, and the next one gets a new model', async () => {
    const scorer = createScorer();
    scorer.explain.mockRejectedValueOnce(new Error('damaged'));
    const {explainText, load, reportError} = createService({scorer});
    expect(await explainText('Mayor opens new bridge')).toEqual({score: {reason: 'unavailable'}, words: []});
    expect(reportError).toHaveBeenCalledTimes(1);
    expect(scorer.dispose).toHaveBeenCalledTimes(1);
    expect((await explainText('Mayor opens new bridge')).words).toHaveLength(1);
    expect(load).toHaveBeenCalledTimes(2);
  });

  test('what is cached costs no engine call', async () => {
    const scorer = createScorer();
    const {ask} = createService({scorer});
    const first = await ask(MANY);
    scorer.score.mockClear();
    expect(await ask(MANY)).toEqual(first);
    expect(scorer.score).not.toHaveBeenCalled();
  });

  test('the worker after this one answers from the session without loading the model', async () => {
    const storage = createFakeStorage();
    const before = createService({storage});
    const first = await before.ask(MANY);
    await before.clock.advance(1000);
    const {ask, load} = createService({storage});
    expect(await ask(MANY)).toEqual(first);
    expect(load).not.toHaveBeenCalled();
  });

  test('of a private window nothing is kept, neither for the session nor for this worker', async () => {
    const scorer = createScorer();
    const {score, clock, storage} = createService({scorer});
    for (let turn = 1; turn <= 2; turn++) {
      const reply = score(MANY.slice(0, 3), true);
      await clock.advance(1000);
      expect(await reply).toEqual(MANY.slice(0, 3).map(scoreText));
      expect(scorer.score).toHaveBeenCalledTimes(turn);
    }
    expect(storage.writeCount()).toBe(0);
  });

  test('a model that cannot be loaded is "unavailable", and loaded again for the next batch', async () => {
    const {ask, load, reportError} = createService();
    load.mockRejectedValueOnce(new Error('missing'));
    expect(await ask(['Mayor opens bridge'])).toEqual([UNAVAILABLE]);
    expect(reportError).toHaveBeenCalledTimes(1);
    expect(await ask(['Mayor opens bridge'])).toEqual([scoreText('Mayor opens bridge')]);
    expect(load).toHaveBeenCalledTimes(2);
  });

  test('an engine that fails is disposed of and replaced; the failure is not cached', async () => {
    const scorer = createScorer();
    const {ask, load, storage, clock} = createService({scorer});
    scorer.score.mockRejectedValueOnce(new Error('trap'));
    expect(await ask(['one', 'two'])).toEqual([UNAVAILABLE, UNAVAILABLE]);
    expect(scorer.dispose).toHaveBeenCalledTimes(1);
    await clock.advance(1000);
    expect(storage.writeCount()).toBe(0);
    expect(await ask(['one', 'two'])).toEqual(['one', 'two'].map(scoreText));
    expect(load).toHaveBeenCalledTimes(2);
  });

  test.each<[string, Score[]]>([
    ['too few scores', []],
    ['too many scores', [scoreText('a'), scoreText('b')]],
    ['not a number', [{credibility: Number.NaN, satire: 0, clickbait: 0}]],
    ['a number above 1', [{credibility: 0.5, satire: 1.2, clickbait: 0}]],
    ['a number below 0', [{credibility: 0.5, satire: 0, clickbait: -0.1}]],
  ])('an engine that gives %s has failed', async (_what, scores) => {
    const scorer = createScorer();
    scorer.score.mockResolvedValueOnce(scores);
    expect(await createService({scorer}).ask(['Mayor opens bridge'])).toEqual([UNAVAILABLE]);
  });

  test('a reason is a result like any other: kept, and cached', async () => {
    const scorer = createScorer();
    scorer.score.mockResolvedValueOnce([{reason: 'too-short'}]);
    const {ask} = createService({scorer});
    expect(await ask(['Home'])).toEqual([{reason: 'too-short'}]);
    expect(await ask(['Home'])).toEqual([{reason: 'too-short'}]);
    expect(scorer.score).toHaveBeenCalledTimes(1);
  });

  test('a model of another version than the packaged one is refused', async () => {
    const scorer = createScorer('2');
    const {ask, reportError} = createService({scorer});
    expect(await ask(['Mayor opens bridge'])).toEqual([UNAVAILABLE]);
    expect(scorer.dispose).toHaveBeenCalledTimes(1);
    expect(reportError).toHaveBeenCalledWith(expect.objectContaining({name: 'ModelLoadError'}));
  });

  test('an engine that hangs costs its timeout, and the next batch gets another', async () => {
    const scorer = createScorer();
    scorer.score.mockReturnValueOnce(new Promise(() => undefined));
    const {ask, load} = createService({scorer});
    expect(await ask(['one'], BATCH_TIMEOUT_MS)).toEqual([UNAVAILABLE]);
    expect(await ask(['one'])).toEqual([scoreText('one')]);
    expect(load).toHaveBeenCalledTimes(2);
  });

  test('a model whose loading hangs costs its timeout, and is loaded again', async () => {
    const {ask, load} = createService();
    load.mockReturnValueOnce(new Promise(() => undefined));
    expect(await ask(['one'], LOAD_TIMEOUT_MS)).toEqual([UNAVAILABLE]);
    expect(await ask(['one'])).toEqual([scoreText('one')]);
  });

  test('one failing batch does not spoil the others', async () => {
    const scorer = createScorer();
    scorer.score.mockRejectedValueOnce(new Error('trap'));
    const scores = await createService({scorer}).ask(MANY);
    expect(scores.slice(0, BATCH_SIZE)).toEqual(Array.from({length: BATCH_SIZE}, () => UNAVAILABLE));
    expect(scores.slice(BATCH_SIZE)).toEqual(MANY.slice(BATCH_SIZE).map(scoreText));
  });
});
