import {isAssessed, type Score} from '../core/score.ts';
import type {Wait} from '../core/wait.ts';
import {ModelLoadError} from '../model/card.ts';
import type {Explained} from '../protocol/messages.ts';
import {createBatcher} from './batcher.ts';
import {memoizeSuccess} from './memoize.ts';
import type {ScoreCache} from './score-cache.ts';

/** Texts scored in one go: small, so that what is near the eye never waits long behind the rest. */
export const BATCH_SIZE = 16;

/** Longest wait for the model and for a batch; together shorter than any sender's own patience. */
export const LOAD_TIMEOUT_MS = 6000;
export const BATCH_TIMEOUT_MS = 3000;

/** A failure is a reason, never a number, and is not remembered. */
const UNAVAILABLE: Score = {reason: 'unavailable'};

/** A loaded model with its engine. */
export interface LoadedScorer {
  readonly version: string;
  /** Settles when the model is there; a scorer may take texts before. Without it, the model is there already. */
  readonly ready?: Promise<unknown>;
  score(texts: readonly string[]): Promise<Score[]>;
  explain(text: string): Promise<Explained>;
  dispose(): void;
}

export interface ScoringOptions {
  /** Version of the packaged model. Known beforehand, so that cached scores need no model. */
  readonly version: string;
  readonly load: () => Promise<LoadedScorer>;
  readonly openCache: () => Promise<ScoreCache>;
  readonly wait: Wait;
  /** The clock, ms. */
  readonly now: () => number;
  /** Lets other work of the worker pass. */
  readonly breathe: () => Promise<void>;
  readonly reportError: (error: unknown) => void;
}

/** The one place where headlines are scored. What fails is `unavailable`; neither function ever rejects. */
export interface ScoringService {
  /**
   * Scores texts, in order.
   * @param isPrivate from a private window: the cache neither learns of them nor is it asked
   */
  scoreTexts(texts: readonly string[], isPrivate?: boolean): Promise<Score[]>;
  /** Scores one text with each word's part in it. */
  explainText(text: string): Promise<Explained>;
}

async function loadChecked({load, version}: ScoringOptions): Promise<LoadedScorer> {
  const scorer = await load();
  if (scorer.version === version) return scorer;
  scorer.dispose();
  throw new ModelLoadError(`expected model ${version}, received ${scorer.version}`);
}

function checkScores(scores: readonly Score[], count: number): readonly Score[] {
  if (scores.length !== count) throw new Error(`expected ${count} scores, received ${scores.length}`);
  const isProbability = (value: number): boolean => value >= 0 && value <= 1;
  for (const score of scores) {
    if (isAssessed(score) && ![score.credibility, score.satire, score.clickbait].every(isProbability)) {
      throw new Error(`expected probabilities, received ${JSON.stringify(score)}`);
    }
  }
  return scores;
}

async function limitTime<T>(work: Promise<T>, timeoutMs: number, wait: Wait): Promise<T> {
  const finished = new AbortController();
  const timeout = wait(timeoutMs, finished.signal).then(() => {
    throw new Error(`expected the model to work within ${timeoutMs} ms, received nothing`);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    finished.abort();
  }
}

/**
 * Makes the one place where headlines are scored: cache first, then the model, loaded at the first need and again
 * after any failure.
 */
export function createScoringService(options: ScoringOptions): ScoringService {
  const {wait, reportError} = options;
  const cache = memoizeSuccess(options.openCache);
  const scorer = memoizeSuccess(() => loadChecked(options));

  /** What failed once, or hangs, may be damaged for good: whoever comes next gets a model loaded anew. */
  const useScorer = async <T>(use: (loaded: LoadedScorer) => Promise<T>, failed: T): Promise<T> => {
    let loaded: LoadedScorer | undefined;
    try {
      loaded = await limitTime(scorer.get(), LOAD_TIMEOUT_MS, wait);
      const work = use(loaded);
      void Promise.allSettled([work]);
      if (loaded.ready) await limitTime(loaded.ready, LOAD_TIMEOUT_MS, wait);
      return await limitTime(work, BATCH_TIMEOUT_MS, wait);
    } catch (error) {
      loaded?.dispose();
      scorer.forget();
      reportError(error);
      return failed;
    }
  };
  const run = (texts: readonly string[], isKept: boolean): Promise<readonly Score[]> =>
    useScorer<readonly Score[]>(
      async loaded => {
        const scores = checkScores(await loaded.score(texts), texts.length);
        const known = isKept ? await cache.get() : undefined;
        for (const [at, text] of texts.entries()) known?.set(text, scores[at]!);
        return scores;
      },
      texts.map(() => UNAVAILABLE),
    );
  const {now, breathe} = options;
  const limits = {size: BATCH_SIZE, now, breathe, refused: UNAVAILABLE};
  const ask = createBatcher<Score>({...limits, run: texts => run(texts, true)});
  const askPrivately = createBatcher<Score>({...limits, run: texts => run(texts, false)});
  // Read while the message that woke us is still on its way; a failure is told to whoever asks.
  void Promise.allSettled([cache.get()]);
  return {
    async scoreTexts(texts, isPrivate = false) {
      if (isPrivate) return Promise.all(texts.map(askPrivately));
      const known = await cache.get();
      return Promise.all(texts.map(text => known.get(text) ?? ask(text)));
    },
    explainText: text =>
      useScorer<Explained>(loaded => loaded.explain(text), {
        score: UNAVAILABLE,
        words: [],
      }),
  };
}
