import type {Candidate} from './candidates.ts';
import {fold, isSentence} from './shapes.ts';
import {each} from './steps.ts';

/** Headlines further apart than this, counted in headlines, stand in different places of the page. */
const NEAR = 3;

/** An address shared by more headlines than this is a gate before all of them, and tells none from another. */
const GATE = 4;

interface Entry {
  readonly candidate: Candidate;
  readonly address: string;
  readonly text: string;
  /** Of two texts of one card, a heading is the headline, then what is called a title, then what comes first. */
  readonly rank: number;
}

function rankOf(candidate: Candidate, main: Candidate | null): number {
  if (candidate === main) return 3;
  if (candidate.heading) return 2;
  return candidate.part === 'title' ? 1 : 0;
}

function* toEntries(
  candidates: readonly Candidate[],
  main: Candidate | null,
  isOver: () => boolean,
): Generator<void, Entry[]> {
  const uses = new Map<string, number>();
  const addresses: string[] = [];
  yield* each(candidates, isOver, ({href}) => {
    const end = href.indexOf('#');
    const whole = end < 0 ? href : href.slice(0, end);
    const address = whole.endsWith('/') ? whole.slice(0, -1) : whole;
    addresses.push(address);
    uses.set(address, (uses.get(address) ?? 0) + 1);
  });
  const entries: Entry[] = [];
  yield* each(candidates, isOver, candidate => {
    const address = addresses[entries.length]!;
    const isGate = uses.get(address)! > GATE;
    entries.push({
      candidate,
      address: isGate ? '' : address,
      text: fold(candidate.text),
      rank: rankOf(candidate, main),
    });
  });
  return entries;
}

/** As long as a headline can be, and no dek: where two of them lead to one story, both are headlines of it. */
function isWhole({candidate}: Entry): boolean {
  return candidate.words >= 4 && candidate.words <= 16 && !isSentence(candidate.text);
}

function isEcho(a: Entry, b: Entry): boolean {
  if (a.text === b.text) return a.rank !== b.rank;
  if (a.address === '' || a.address !== b.address) return false;
  return a.rank !== b.rank || !isWhole(a) || !isWhole(b);
}

/**
 * Keeps one headline for each place where a story stands: the dek, the "read more" and the picture link of its card
 * lead to the same address, but are not its headline. Two headings with the same text stay: one for small screens,
 * one for large ones.
 * @param main  the main headline of the page, which always stays
 */
export function* dropEchoes(
  candidates: readonly Candidate[],
  main: Candidate | null,
  isOver: () => boolean,
): Generator<void, Candidate[]> {
  const entries = yield* toEntries(candidates, main, isOver);
  const dropped = new Set<Entry>();
  let index = 0;
  yield* each(entries, isOver, entry => {
    index++;
    for (let near = index; near < index + NEAR && near < entries.length; near++) {
      const other = entries[near]!;
      if (dropped.has(entry) || dropped.has(other) || !isEcho(entry, other)) continue;
      dropped.add(other.rank > entry.rank ? entry : other);
    }
  });
  return entries.filter(entry => !dropped.has(entry)).map(({candidate}) => candidate);
}
