import {createLru} from '../../core/lru.ts';
import {isAssessed, type Score} from '../../core/score.ts';
import {MAX_TEXT_LENGTH} from '../../protocol/messages.ts';
import type {Scheduler} from '../scheduler.ts';
import {unveil} from '../unveil.ts';

/** Texts in one request: small, so that what comes into view waits for little. */
const BATCH = 16;

/** Before a text that is not near the viewport is asked for, ms: enough to learn what is near. */
const FAR_DELAY_MS = 250;

/** Waits before a failed request is made again, ms; then its texts are left unassessed. */
const RETRY_DELAYS_MS = [1000, 4000] as const;

/** Before what could not be scored is asked for again, ms; each time twice as long, while nothing can be. */
const FIRST_AGAIN_MS = 15_000;
const MAX_AGAIN_MS = 240_000;

/** Scores kept for texts that come again. */
const MAX_KNOWN = 2000;

/** Asks for scores: each text once, the near ones first, one small request at a time. */
export interface Asker {
  /** The score of a text, if it is known already. */
  recall(text: string): Score | undefined;
  /** Asks for a text, or says that a wanted one is near now. */
  want(text: string, isNear: boolean): void;
  /** Asks again, some time later, for a text that could not be scored. */
  wantAgain(text: string): void;
  /** Nobody needs this text any more. */
  unwant(text: string): void;
}

/** Cuts a text to what a request may carry, never through a character. */
export function cutText(text: string): string {
  if (text.length <= MAX_TEXT_LENGTH) return text;
  const cut = text.slice(0, MAX_TEXT_LENGTH);
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut;
}

/** Not a property of the text, so not to be remembered. */
export function isUnavailable(score: Score): boolean {
  return !isAssessed(score) && score.reason === 'unavailable';
}

/** What an asker needs of its surroundings. */
export interface AskerOptions {
  readonly document: Document;
  readonly scheduler: Scheduler;
  /** Scores texts, in order; answers or rejects in bounded time. */
  score(texts: readonly string[]): Promise<readonly Score[]>;
  /** Told of every batch, also of one that was given up: then each reason is `unavailable`. */
  onScores(scores: ReadonlyMap<string, Score>): void;
}

/** Makes an asker; it rests while the document is hidden. */
export function createAsker({document, scheduler, score, onScores}: AskerOptions, signal: AbortSignal): Asker {
  const known = createLru<Score>(MAX_KNOWN);
  const near = new Set<string>();
  const far = new Map<string, number>();
  const asked = new Set<string>();
  let callOff: (() => void) | null = null;
  let isBusy = false;
  let againMs = FIRST_AGAIN_MS;
  let nextAgainMs = 0;

  /** The next texts; or the time until there are some, ms; or null, when nothing is wanted. */
  function takeBatch(): string[] | number | null {
    const nowMs = scheduler.now();
    const texts = [...near].slice(0, BATCH);
    let soonestMs = Number.POSITIVE_INFINITY;
    for (const [text, dueMs] of far) {
      if (texts.length === BATCH) break;
      if (dueMs <= nowMs) texts.push(text);
      else soonestMs = Math.min(soonestMs, dueMs);
    }
    if (texts.length === 0) return far.size === 0 ? null : soonestMs - nowMs;
    for (const text of texts) {
      near.delete(text);
      far.delete(text);
      asked.add(text);
    }
    return texts;
  }

  function pump(): void {
    // What is called off below would be the next attempt.
    if (isBusy) return;
    callOff?.();
    callOff = null;
    if (signal.aborted || unveil(document).hidden) return;
    const next = takeBatch();
    if (next === null) return;
    if (typeof next === 'number') callOff = scheduler.after(next, pump);
    else {
      isBusy = true;
      attempt(next, 0);
    }
  }

  function attempt(texts: readonly string[], failures: number): void {
    const answer = new Promise<readonly Score[]>(resolve => resolve(score(texts)));
    answer.then(
      scores => (scores.length === texts.length ? settle(texts, scores) : fail(texts, failures)),
      () => fail(texts, failures),
    );
  }

  function fail(texts: readonly string[], failures: number): void {
    if (signal.aborted) return;
    const delayMs = RETRY_DELAYS_MS[failures];
    if (delayMs === undefined) settle(texts, null);
    else callOff = scheduler.after(delayMs, () => attempt(texts, failures + 1));
  }

  function settle(texts: readonly string[], scores: readonly Score[] | null): void {
    isBusy = false;
    if (signal.aborted) return;
    const found = new Map<string, Score>();
    texts.forEach((text, index) => {
      asked.delete(text);
      const answer = scores?.[index];
      if (answer !== undefined && !isUnavailable(answer)) known.set(text, answer);
      found.set(text, answer ?? {reason: 'unavailable'});
    });
    const nowMs = scheduler.now();
    if (![...found.values()].some(isUnavailable)) againMs = FIRST_AGAIN_MS;
    else if (nowMs >= nextAgainMs) {
      nextAgainMs = nowMs + againMs;
      againMs = Math.min(MAX_AGAIN_MS, againMs * 2);
    }
    callOff = scheduler.after(0, pump);
    onScores(found);
  }

  unveil(document).addEventListener('visibilitychange', pump, {signal});
  signal.addEventListener('abort', () => callOff?.(), {once: true});
  return {
    recall: text => known.get(text),
    want(text, isNear) {
      if (asked.has(text) || near.has(text)) return;
      if (isNear) {
        near.add(text);
        far.delete(text);
      } else if (!far.has(text)) far.set(text, scheduler.now() + FAR_DELAY_MS);
      if (isBusy) return;
      callOff?.();
      callOff = scheduler.after(0, pump);
    },
    wantAgain: text => void far.set(text, nextAgainMs),
    unwant(text) {
      near.delete(text);
      far.delete(text);
    },
  };
}
