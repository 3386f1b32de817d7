/** Measures whether a scorer keeps to its word when a headline is set, spelled or peopled differently. */
import {createRandom} from '../../core/random.ts';
import type {Score} from '../../core/score.ts';
import type {Scorer} from '../../inference/scorer.ts';
import {formatTable} from '../evaluation-tables.ts';
import {type Frame, inventFrames} from './frames.ts';
import {NAME_KINDS} from './lexicon.ts';
import {measureShift, type ScorePair, type Shift} from './shift.ts';
import {SURFACE_CHANGES} from './surface.ts';
import {addTypo, SLIPS} from './typos.ts';

export interface RobustnessReport {
  readonly threshold: number;
  /** One line a change, then all of them together; the same for the other two. */
  readonly surface: readonly Shift[];
  readonly names: readonly Shift[];
  readonly typos: readonly Shift[];
}

export interface RobustnessOptions {
  /** Real headlines, for surface changes and typos; names are tried in invented ones. */
  readonly headlines: readonly string[];
  /** Credibility below which a headline is flagged. */
  readonly threshold: number;
  readonly seed: number;
}

const FRAMES = 500;
const VERSIONS = 6;

const BATCH = 512;

async function scoreAll(scorer: Scorer, texts: readonly string[]): Promise<Score[]> {
  const scores: Score[] = [];
  for (let start = 0; start < texts.length; start += BATCH)
    scores.push(...(await scorer(texts.slice(start, start + BATCH))));
  return scores;
}

interface NamedPairs {
  readonly name: string;
  readonly pairs: readonly ScorePair[];
}

/** Scores each headline rewritten, where that makes a difference to its letters. */
async function pairRewritten(
  scorer: Scorer,
  {headlines}: RobustnessOptions,
  before: readonly Score[],
  {name, apply}: {name: string; apply: (text: string) => string},
): Promise<NamedPairs> {
  const changed = headlines.flatMap((text, index) => {
    const rewritten = apply(text);
    return rewritten === text ? [] : [{index, rewritten}];
  });
  const after = await scoreAll(
    scorer,
    changed.map(({rewritten}) => rewritten),
  );
  return {name, pairs: changed.map(({index}, place) => [before[index]!, after[place]!] as const)};
}

function listPairs(scores: readonly Score[]): ScorePair[] {
  return scores.flatMap((score, index) => scores.slice(index + 1).map(other => [score, other] as const));
}

async function pairNames(scorer: Scorer, frames: readonly Frame[]): Promise<NamedPairs[]> {
  const scores = (
    await scoreAll(
      scorer,
      frames.flatMap(({versions}) => versions),
    )
  ).values();
  const pairs = frames.map(({kind, versions}) => ({kind, pairs: listPairs(versions.map(() => scores.next().value!))}));
  return NAME_KINDS.map(kind => ({
    name: kind,
    pairs: pairs.filter(frame => frame.kind === kind).flatMap(frame => frame.pairs),
  }));
}

const sumUp = (parts: readonly NamedPairs[], threshold: number): Shift[] =>
  [...parts, {name: 'all', pairs: parts.flatMap(({pairs}) => pairs)}].map(({name, pairs}) =>
    measureShift(name, pairs, threshold),
  );

/** Runs all three measures; the same seed tries the same typos and names. */
export async function measureRobustness(scorer: Scorer, options: RobustnessOptions): Promise<RobustnessReport> {
  const {headlines, threshold, seed} = options;
  const before = await scoreAll(scorer, headlines);
  const surface: NamedPairs[] = [];
  for (const change of SURFACE_CHANGES) surface.push(await pairRewritten(scorer, options, before, change));
  const typos: NamedPairs[] = [];
  for (const [index, slip] of SLIPS.entries()) {
    const random = createRandom(seed + index);
    const change = {name: slip, apply: (text: string) => addTypo(text, slip, random)};
    typos.push(await pairRewritten(scorer, options, before, change));
  }
  const names = await pairNames(scorer, inventFrames(FRAMES, VERSIONS, seed));
  return {
    threshold,
    surface: sumUp(surface, threshold),
    names: sumUp(names, threshold),
    typos: sumUp(typos, threshold),
  };
}

const number = (value: number | null) => (value === null ? '–' : value.toFixed(3));
const percent = (share: number) => (100 * share).toFixed(1);

function formatShifts(title: string, shifts: readonly Shift[]): string {
  return formatTable(
    [title, 'pairs', 'median change', '99th percentile', 'verdicts changed, %', 'flags changed, %'],
    shifts.map(({name, pairs, median, percentile99, verdictsChanged, flagsChanged}) => [
      name,
      `${pairs}`,
      number(median),
      number(percentile99),
      percent(verdictsChanged),
      percent(flagsChanged),
    ]),
  );
}

/** Three tables in Markdown. */
export function formatRobustness({surface, names, typos}: RobustnessReport): string {
  return [
    formatShifts('the same headline set differently', surface),
    formatShifts('another name of the kind in the same headline', names),
    formatShifts('one typo in one word', typos),
  ].join('\n\n');
}
