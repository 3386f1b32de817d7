/**
 * Puts back what somebody changed who may not. Where `storage.local` cannot be closed to content scripts, the process of
 * a tab, taken over, could write there; what our own pages write, they announce first.
 */

import type {Wait} from '../core/wait.ts';
import type {RequestOf} from '../protocol/messages.ts';
import {memoizeSuccess} from './memoize.ts';

/** Stored values by key. One that is not there has no key. */
type Values = Readonly<Record<string, unknown>>;

/** The area that is guarded. */
export interface GuardedArea {
  get(keys: string[]): Promise<Values>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

/** Where the trusted copy lies, out of reach of whoever could change the area. */
export interface CopyRecord {
  get(): Promise<unknown>;
  set(copy: unknown): Promise<void>;
}

export interface SettingsGuard {
  /**
   * What will be written becomes the trusted copy, and what is stored should the writer end before it writes.
   * @throws when it cannot be kept
   */
  announce(change: RequestOf<'announceSetting'>): Promise<void>;
  /** Puts back what is not as in the copy: to be called at the start, when much may have happened, and on changes. */
  check(): Promise<void>;
  /** Checks when one of the keys is guarded. */
  answerChange(changes: object): Promise<void>;
}

export interface GuardOptions {
  readonly area: GuardedArea;
  readonly record: CopyRecord;
  /** What is guarded. */
  readonly keys: readonly string[];
  readonly wait: Wait;
  /** Told of a check that failed. */
  readonly reportError: (error: unknown) => void;
}

/** Between one check and the next: whoever writes without end keeps us no busier than that. */
export const CHECK_GAP_MS = 100;

const tagOf = (value: unknown): string => Object.prototype.toString.call(value);

/** Whether a value of any kind, cyclic ones and boxed ones included, is the same as one that came from JSON. */
function isSame(value: unknown, trusted: unknown): boolean {
  if (Object.is(value, trusted)) return true;
  if (typeof value !== 'object' || typeof trusted !== 'object' || value === null || trusted === null) return false;
  const [given, known] = [value as Values, trusted as Values];
  const keys = Object.keys(known);
  return (
    tagOf(given) === tagOf(known) &&
    Object.keys(given).length === keys.length &&
    keys.every(key => Object.hasOwn(given, key) && isSame(given[key], known[key]))
  );
}

/** As JSON has it: nothing but data. Undefined for what JSON has no word for. */
function toData(value: unknown): unknown {
  const json = JSON.stringify(value) as string | undefined;
  return json === undefined ? undefined : JSON.parse(json);
}

/** A copy with one value changed; without it when that is undefined. */
function change(copy: Values, key: string, value: unknown): Values {
  const {[key]: _, ...rest} = copy;
  return value === undefined ? rest : {...rest, [key]: value};
}

async function putBack(area: GuardedArea, wrong: readonly string[], copy: Values): Promise<void> {
  const strange = wrong.filter(key => !Object.hasOwn(copy, key));
  const changed = wrong.filter(key => Object.hasOwn(copy, key));
  if (strange.length > 0) await area.remove(strange);
  if (changed.length > 0) await area.set(Object.fromEntries(changed.map(key => [key, copy[key]])));
}

/** Makes a guard. Without a copy, at the first start of all, what is stored is taken for right. */
export function createSettingsGuard({area, record, keys, wait, reportError}: GuardOptions): SettingsGuard {
  let copy: Values = {};
  let isBusy = false;
  let isDue = false;

  async function adopt(): Promise<Values> {
    const stored = await area.get([...keys]);
    const adopted = keys.reduce<Values>((all, key) => change(all, key, toData(stored[key])), {});
    await record.set(adopted);
    return adopted;
  }
  const loading = memoizeSuccess(async () => {
    const kept = await record.get();
    copy = typeof kept === 'object' && kept !== null ? (kept as Values) : await adopt();
  });

  async function restore(): Promise<void> {
    await loading.get();
    const stored = await area.get([...keys]);
    // What was announced meanwhile counts: it is read after the last moment at which anything could come between.
    const now = copy;
    const wrong = keys.filter(key => !isSame(stored[key], now[key]));
    await putBack(area, wrong, now);
  }

  async function check(): Promise<void> {
    isDue = true;
    if (isBusy) return;
    isBusy = true;
    while (isDue) {
      isDue = false;
      await restore().catch(reportError);
      await wait(CHECK_GAP_MS);
    }
    isBusy = false;
  }

  return {
    async announce({key, value}) {
      if (!keys.includes(key)) throw new RangeError(`expected the key of a setting, received ${key}`);
      const data = toData(value);
      await loading.get();
      copy = change(copy, key, data);
      await record.set(copy);
      void check();
    },
    check,
    async answerChange(changes) {
      if (keys.some(key => Object.hasOwn(changes, key))) await check();
    },
  };
}
