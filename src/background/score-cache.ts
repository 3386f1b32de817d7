import {type HashKey, hashText} from '../core/hash.ts';
import {createLru, type Lru} from '../core/lru.ts';
import type {Score} from '../core/score.ts';
import type {Wait} from '../core/wait.ts';
import type {StorageArea} from '../platform/setting.ts';
import {parseScore} from '../protocol/validate.ts';

/** Scores kept: some forty front pages, about 300 KB as stored. */
export const CAPACITY = 4000;

/** At most one write in this time; a worker stopped before it loses only the wish to remember. */
export const WRITE_DELAY_MS = 500;

const STORAGE_KEY = 'scores';

/** Scores by text, for one version of the model. Texts themselves are not kept, only keyed hashes. */
export interface ScoreCache {
  get(text: string): Score | undefined;
  set(text: string, score: Score): void;
}

export interface ScoreCacheOptions {
  /** Storage that lives as long as the browser session; undefined where there is none. */
  readonly area: StorageArea | undefined;
  /** Version of the model: what another one scored is forgotten. */
  readonly version: string;
  readonly createKey: () => HashKey;
  readonly wait: Wait;
  readonly reportError: (error: unknown) => void;
  readonly capacity?: number;
}

interface Snapshot {
  readonly version: string;
  readonly key: HashKey;
  readonly entries: readonly (readonly [string, Score])[];
}

const isWord = (value: unknown): value is number => Number.isInteger(value);

function parseKey(value: unknown): HashKey | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [first, second] = value as unknown[];
  return isWord(first) && isWord(second) ? [first, second] : undefined;
}

/** @throws when an entry is not what we write; then the whole snapshot is not to be trusted */
function parseSnapshot(value: unknown, version: string): Snapshot | undefined {
  const {key, entries, version: stored} = (value ?? {}) as Record<string, unknown>;
  const parsedKey = parseKey(key);
  if (stored !== version || parsedKey === undefined || !Array.isArray(entries)) return undefined;
  const parsed = entries.map(([hash, score]): [string, Score] => [String(hash), parseScore(score)]);
  return {version, key: parsedKey, entries: parsed};
}

async function readSnapshot({area, version, reportError}: ScoreCacheOptions): Promise<Snapshot | undefined> {
  try {
    return parseSnapshot((await area?.get(STORAGE_KEY))?.[STORAGE_KEY], version);
  } catch (error) {
    reportError(error);
    return undefined;
  }
}

/** Writes the cache some time after each change, one write at a time. */
function createWriter(options: ScoreCacheOptions, key: HashKey, scores: Lru<Score>): () => void {
  const {area, version, wait, reportError} = options;
  let isDirty = false;
  let isWriting = false;
  const writeWhileDirty = async (): Promise<void> => {
    while (isDirty) {
      await wait(WRITE_DELAY_MS);
      isDirty = false;
      await area?.set({[STORAGE_KEY]: {version, key, entries: scores.entries()} satisfies Snapshot});
    }
  };
  return () => {
    isDirty = true;
    if (area === undefined || isWriting) return;
    isWriting = true;
    writeWhileDirty()
      .catch(reportError)
      .finally(() => {
        isWriting = false;
      });
  };
}

/** Opens the cache as the last worker of this session left it; a damaged or outdated one begins empty. Never rejects. */
export async function openScoreCache(options: ScoreCacheOptions): Promise<ScoreCache> {
  const snapshot = await readSnapshot(options);
  const key = snapshot?.key ?? options.createKey();
  const scores = createLru<Score>(options.capacity ?? CAPACITY);
  for (const [hash, score] of snapshot?.entries ?? []) scores.set(hash, score);
  const scheduleWrite = createWriter(options, key, scores);
  return {
    get: text => scores.get(hashText(text, key)),
    set(text, score) {
      scores.set(hashText(text, key), score);
      scheduleWrite();
    },
  };
}
