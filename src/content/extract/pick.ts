import type {Part} from './hints.ts';
import {countWords, fold, hasLetter, isSentence, squeeze} from './shapes.ts';
import type {Line, Run} from './walk.ts';

/** Parts that stand beside a headline and are not it. */
const ASIDES: ReadonlySet<Part> = new Set<Part>(['kicker', 'dek', 'byline', 'time', 'meta', 'action', 'hidden']);

/** Two or more names joined, as in a byline. A single name is too much like the start of a headline to tell. */
const NAMES =
  /^(?:by )?[A-ZÀ-ÞĀ-ɏ][A-Za-zÀ-ɏ.'’-]*(?: [A-ZÀ-ÞĀ-ɏ][A-Za-zÀ-ɏ.'’-]*){1,2}(?:,? (?:and|&) [A-ZÀ-ÞĀ-ɏ][A-Za-zÀ-ɏ.'’-]*(?: [A-ZÀ-ÞĀ-ɏ][A-Za-zÀ-ɏ.'’-]*){1,2})+$/;

/** Whether a part stands beside a headline: a kicker, a date, a byline. */
export function isAsidePart(part: Part): boolean {
  return ASIDES.has(part);
}

/** The text that runs make together. */
export function textOf(runs: readonly Run[]): string {
  if (runs.length === 1) return squeeze(runs[0]!.text);
  return squeeze(runs.map(run => run.text).join(' '));
}

/** A kicker that ends in a colon is the start of the sentence ("Exclusive: ..."), and stays. */
function isAside(run: Run): boolean {
  return ASIDES.has(run.part) && !(run.part === 'kicker' && /:\s*$/.test(run.text));
}

/** A number or a mark alone, as list bullets and ranks are, is no part of a headline. */
function dropBullets(runs: readonly Run[]): readonly Run[] {
  const telling = runs.filter(run => hasLetter(run.text));
  return telling.length > 0 ? telling : runs;
}

/** The same text again is there for another width of the window, or for readers who listen. */
function dropRepeats(runs: readonly Run[]): readonly Run[] {
  const seen = new Set<string>();
  return runs.filter(run => {
    const text = fold(run.text);
    return text === '' || (!seen.has(text) && seen.add(text));
  });
}

function groupBy<Key>(runs: readonly Run[], keyOf: (run: Run) => Key): Map<Key, Run[]> {
  const groups = new Map<Key, Run[]>();
  for (const run of runs) {
    const group = groups.get(keyOf(run));
    if (group) group.push(run);
    else groups.set(keyOf(run), [run]);
  }
  return groups;
}

function longestLinkRuns(runs: readonly Run[]): readonly Run[] {
  let best: readonly Run[] = [];
  for (const [link, group] of groupBy(runs, run => run.link)) {
    if (link && textOf(group).length > textOf(best).length) best = group;
  }
  return best;
}

/** Which runs of a heading are the headline: without asides, and only the linked ones where they are the most of it. */
export function pickInHeading(runs: readonly Run[]): readonly Run[] {
  if (runs.length === 1) return runs;
  const own = runs.filter(run => !isAside(run));
  const telling = dropRepeats(dropBullets(own.length > 0 ? own : runs));
  const linked = longestLinkRuns(telling);
  const beside = telling.filter(run => run.line === linked[0]?.line);
  const isMostlyLinked = linked.length > 0 && textOf(linked).length * 2 >= textOf(beside).length;
  return isMostlyLinked ? linked : telling;
}

/** Of several lines in one link, the headline is the first that is longer than a label, and neither names nor a dek. */
function pickLine(runs: readonly Run[]): readonly Run[] {
  const lines = [...groupBy<Line>(runs, run => run.line).values()].map(line => ({line, text: textOf(line)}));
  const telling = lines.filter(({text}) => !NAMES.test(text) && !isSentence(text));
  const found =
    telling.find(({text}) => countWords(text) >= 4) ?? lines.find(({text}) => countWords(text) >= 3) ?? telling[0];
  return found?.line ?? runs;
}

/** Which runs of a link without a heading are the headline. */
export function pickInLink(runs: readonly Run[]): readonly Run[] {
  if (runs.length === 1) return runs;
  const telling = dropRepeats(dropBullets(runs));
  const titled = telling.filter(run => run.part === 'title');
  if (titled.length > 0 && countWords(textOf(titled)) > 1) return titled;
  const own = telling.filter(run => !isAside(run));
  return own.length > 0 ? pickLine(own) : telling;
}
