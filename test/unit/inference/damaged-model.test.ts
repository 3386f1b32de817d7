/** Every file of the packaged model, damaged in every way: nothing is scored, and what is put right is scored again. */
import {readFileSync} from 'node:fs';
import {beforeAll, describe, expect, jest, test} from '@jest/globals';
import {openScoreCache} from '../../../src/background/score-cache.ts';
import {createScoringService, type LoadedScorer} from '../../../src/background/scoring-service.ts';
import {inRepository} from '../../../src/build/paths.ts';
import {createRandom} from '../../../src/core/random.ts';
import type {Score} from '../../../src/core/score.ts';
import {createScorer} from '../../../src/inference/scorer.ts';
import {CARD_FORMAT, type Card, parseCard} from '../../../src/model/card.ts';
import {MODEL_FILES, openModelUnchecked} from '../../../src/model/load.ts';
import {breathe} from '../../../src/platform/breathe.ts';
import {openKernelEngine} from '../../../src/training/open-engine.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {packRandomModel} from '../../support/random-model.ts';

type Damage = (bytes: Uint8Array, card: Card) => Uint8Array | Promise<Uint8Array> | undefined;

const TEXTS = ['Council opens new bridge after repairs', 'You will not believe what this mayor did'];
const FLIPS = 6;

function flipBit(seed: number): Damage {
  return bytes => {
    const random = createRandom(seed);
    const flipped = bytes.slice();
    flipped[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(random() * 8);
    return flipped;
  };
}

/** The same file of another model: of another shape, or of the same. */
const ofRandomModel =
  (name: string): Damage =>
  async () =>
    (await packRandomModel(2)).get(name)!;

const DAMAGES: Record<string, Damage> = {
  missing: () => undefined,
  empty: () => new Uint8Array(),
  'cut by one byte': bytes => bytes.slice(0, -1),
  'cut in half': bytes => bytes.slice(0, bytes.length >> 1),
  'longer by one byte': bytes => new Uint8Array([...bytes, 0]),
  'all zeros': bytes => new Uint8Array(bytes.length),
  ...Object.fromEntries(Array.from({length: FLIPS}, (_, seed) => [`with a bit flipped (seed ${seed})`, flipBit(seed)])),
};

const files = new Map<string, Uint8Array>();
let card: Card;

beforeAll(() => {
  for (const name of Object.values(MODEL_FILES))
    files.set(name, new Uint8Array(readFileSync(inRepository(`models/${name}`))));
  card = parseCard(new TextDecoder().decode(files.get(MODEL_FILES.card)));
});

/** The service of the background over files that can be changed under it. */
function createService(current: ReadonlyMap<string, Uint8Array | undefined>) {
  const reportError = jest.fn();
  const read = async (name: string): Promise<Uint8Array> => {
    const bytes = current.get(name);
    if (bytes === undefined) throw new Error(`expected models/${name} in the package, received status 404`);
    return bytes;
  };
  const load = async (): Promise<LoadedScorer> => {
    const {card: opened, vocabulary, model, checked} = await openModelUnchecked(read);
    const engine = model.then(openKernelEngine);
    void Promise.allSettled([engine]);
    const score = createScorer({card: opened, vocabulary}, engine);
    return {
      version: opened.version,
      async score(texts) {
        const scores = await score(texts);
        await checked;
        return scores;
      },
      explain: async () => ({score: {reason: 'unavailable'}, words: []}),
      dispose: () => void Promise.allSettled([engine.then(made => made.dispose())]),
    };
  };
  const wait = (delayMs: number, signal?: AbortSignal): Promise<void> =>
    new Promise(resolve => {
      const timer = setTimeout(resolve, delayMs);
      signal?.addEventListener('abort', () => clearTimeout(timer));
    });
  const {version} = card;
  const {area} = createFakeStorage();
  const openCache = () => openScoreCache({area, version, createKey: () => [1, 2], wait, reportError});
  const clock = {wait, now: () => performance.now(), breathe};
  return {...createScoringService({version, load, openCache, ...clock, reportError}), reportError};
}

const isAvailable = (score: Score): boolean => 'credibility' in score;

async function expectUnavailableUntilPutRight(name: string, damaged: Uint8Array | undefined): Promise<void> {
  const current = new Map<string, Uint8Array | undefined>([...files, [name, damaged]]);
  const {scoreTexts, reportError} = createService(current);
  expect(await scoreTexts(TEXTS)).toEqual(TEXTS.map(() => ({reason: 'unavailable'})));
  expect(reportError).toHaveBeenCalledTimes(1);
  current.set(name, files.get(name));
  reportError.mockClear();
  const recovered = await scoreTexts(TEXTS);
  expect(reportError.mock.calls).toEqual([]);
  expect(recovered.filter(isAvailable)).toHaveLength(TEXTS.length);
}

describe.each([MODEL_FILES.vocabulary, MODEL_FILES.weights])('%s', name => {
  test.each(Object.keys(DAMAGES))('%s is no model: nothing is scored, until it is whole again', async damage => {
    await expectUnavailableUntilPutRight(name, await DAMAGES[damage]!(files.get(name)!, card));
  });

  test('of another model is no part of this one', async () => {
    await expectUnavailableUntilPutRight(name, await ofRandomModel(name)(files.get(name)!, card));
  });
});

describe('card.json', () => {
  test.each(['missing', 'empty', 'cut by one byte', 'cut in half', 'all zeros'])(
    '%s is no card: nothing is scored, until it is whole again',
    async damage => {
      const bytes = files.get(MODEL_FILES.card)!;
      // The last byte is the end of the line.
      const damaged = damage === 'cut by one byte' ? bytes.slice(0, -2) : await DAMAGES[damage]!(bytes, card);
      await expectUnavailableUntilPutRight(MODEL_FILES.card, damaged);
    },
  );

  test.each<[string, object]>([
    ['another version', {version: 'another'}],
    ['a newer format', {format: CARD_FORMAT + 1}],
    ['an older format', {format: CARD_FORMAT - 1}],
    ['hashes of other files', {files: {vocabulary: {bytes: 1, sha256: 'a'.repeat(64)}}}],
  ])('with %s is refused', async (_, changes) => {
    const changed = {...JSON.parse(new TextDecoder().decode(files.get(MODEL_FILES.card))), ...changes};
    await expectUnavailableUntilPutRight(MODEL_FILES.card, new TextEncoder().encode(JSON.stringify(changed)));
  });

  test('is refused with the whole model of another version', async () => {
    const other = await packRandomModel(3);
    const {scoreTexts} = createService(other);
    expect(await scoreTexts(TEXTS)).toEqual(TEXTS.map(() => ({reason: 'unavailable'})));
  });
});
