/** From the scores of folds to tables, curves and a calibration. */
import {computeAuc, computeCalibrationError, findThreshold, shareBelow, sigmoid} from '../../core/metrics.ts';
import {calibrate} from '../../model/calibration.ts';
import type {Calibration} from '../../model/card.ts';
import {FALSE_FLAG_BUDGET, fitCalibration} from '../calibrate.ts';
import type {CurveRow} from '../curves.ts';
import type {Figures, HeadResult} from '../evaluation.ts';
import {type FoldRow, type FoldTable, summarizeSeeds, VARIANTS} from '../report.ts';
import type {FoldResult} from './cache.ts';
import type {FoldScore} from './run-fold.ts';

type Side = 'network' | 'baseline';

const ofKind = (scores: readonly FoldScore[], kind: FoldScore['kind']) => scores.filter(row => row.kind === kind);
const split = (rows: readonly FoldScore[], label: 0 | 1) => rows.filter(row => row.label === label);

/** Fits rows of sets taken together; credible and doubtful ones have the same total, since sets are mixed at will. */
function fitToSets(sets: readonly (readonly FoldScore[])[]): Calibration {
  const rows = sets.flat();
  const sizes = [split(rows, 0).length, split(rows, 1).length];
  return fitCalibration({
    logits: rows.map(({network}) => network),
    labels: rows.map(({label}) => label),
    weights: rows.map(({label}) => 1 / sizes[label]!),
  });
}

/** The rows of each left-out set, over folds and seeds; left-out outlets of recent years are one set. */
export function groupBySet(results: readonly FoldResult[]): Map<string, FoldScore[]> {
  const sets = new Map<string, FoldScore[]>();
  for (const row of results.flatMap(({scores}) => [...ofKind(scores, 'set'), ...ofKind(scores, 'recent')])) {
    const known = sets.get(row.name);
    if (known) known.push(row);
    else sets.set(row.name, [row]);
  }
  return sets;
}

/** The calibration that fits all left-out sets taken together, outlets of 2020 on as one of them. */
export function fitAcrossSets(results: readonly FoldResult[]): Calibration {
  return fitToSets([...groupBySet(results).values()]);
}

/** Rows of the left-out sets, each calibrated on all sets but its own. */
export function calibrateAcrossSets(results: readonly FoldResult[]): Map<string, CurveRow[]> {
  const sets = groupBySet(results);
  return new Map(
    [...sets].map(([name, rows]) => {
      const calibration = fitToSets([...sets].filter(([other]) => other !== name).map(([, others]) => others));
      return [name, rows.map(row => toCurveRow(row, calibration))];
    }),
  );
}

function toCurveRow({label, network, baseline}: FoldScore, calibration: Calibration): CurveRow {
  return {label, network: calibrate(network, calibration), baseline: sigmoid(baseline)};
}

/** The reputable headlines as the networks of the folds see them. */
export function listReputableAcross(results: readonly FoldResult[]): CurveRow[] {
  const calibration = fitAcrossSets(results);
  return results.flatMap(({scores}) => ofKind(scores, 'reputable').map(row => toCurveRow(row, calibration)));
}

function measure(rows: readonly FoldScore[], reputable: readonly FoldScore[], side: Side, calibration?: Calibration) {
  const read = (row: FoldScore) => row[side];
  const [doubtful, credible] = [split(rows, 0).map(read), split(rows, 1).map(read)];
  const negatives = reputable.map(read);
  const hasBoth = doubtful.length > 0 && credible.length > 0;
  const toProbability = (logit: number) => (calibration ? calibrate(logit, calibration) : sigmoid(logit));
  const weights = rows.map(({label}) => 1 / (label === 0 ? doubtful : credible).length);
  const figures: Figures = {
    auc: computeAuc(credible, doubtful),
    aucReputable: computeAuc(negatives, doubtful),
    recall: negatives.length > 0 ? shareBelow(doubtful, findThreshold(negatives, FALSE_FLAG_BUDGET)) : null,
    calibrationError: hasBoth
      ? computeCalibrationError(
          rows.map(row => toProbability(read(row))),
          rows.map(({label}) => label),
          weights,
        )
      : null,
  };
  return figures;
}

/** Means over folds of what several folds measured, weighted by doubtful headlines. */
function averageFigures(parts: readonly {figures: Figures; weight: number}[]): Figures {
  const mean = (figure: keyof Figures) => {
    const known = parts.flatMap(({figures, weight}) => {
      const value = figures[figure];
      return value === null ? [] : [{value, weight}];
    });
    const total = known.reduce((sum, {weight}) => sum + weight, 0);
    return total === 0 ? null : known.reduce((sum, {value, weight}) => sum + (value * weight) / total, 0);
  };
  return {
    auc: mean('auc'),
    aucReputable: mean('aucReputable'),
    recall: mean('recall'),
    calibrationError: mean('calibrationError'),
  };
}

/** Which rows of a fold a line of the table counts, and against which headlines recall is counted. */
interface Line {
  readonly name: string;
  pick(scores: readonly FoldScore[]): readonly FoldScore[];
  against(scores: readonly FoldScore[]): readonly FoldScore[];
}

function listLines(results: readonly FoldResult[]): Line[] {
  const reputable = (scores: readonly FoldScore[]) => ofKind(scores, 'reputable');
  const sets = [...new Set(results.flatMap(({scores}) => ofKind(scores, 'set').map(({name}) => name)))].sort();
  const recent = (name: string) => (scores: readonly FoldScore[]) =>
    ofKind(scores, 'recent').filter(row => row.name === name);
  return [
    ...sets.map(name => ({
      name,
      pick: (scores: readonly FoldScore[]) => ofKind(scores, 'set').filter(row => row.name === name),
      against: reputable,
    })),
    ...['outlets of 2020 on', 'years 2020 on'].flatMap(name => [
      {name, pick: recent(name), against: reputable},
      {
        name: `${name}, among themselves`,
        pick: recent(name),
        against: (scores: readonly FoldScore[]) => split(recent(name)(scores), 1),
      },
    ]),
  ];
}

function measureLine(line: Line, results: readonly FoldResult[], calibration: Calibration): FoldRow | null {
  const seeds = [...new Set(results.map(({job}) => job.seed))];
  const ofSeed = (seed: number, side: Side) => {
    const parts = results
      .filter(({job}) => job.seed === seed)
      .map(({scores}) => ({rows: line.pick(scores), against: line.against(scores)}))
      .filter(({rows}) => split(rows, 0).length > 0);
    return averageFigures(
      parts.map(({rows, against}) => ({
        figures: measure(rows, against, side, side === 'network' ? calibration : undefined),
        weight: split(rows, 0).length,
      })),
    );
  };
  const first = results.filter(({job}) => job.seed === seeds[0]).flatMap(({scores}) => line.pick(scores));
  if (split(first, 0).length === 0) return null;
  return {
    name: line.name,
    doubtful: split(first, 0).length,
    credible: split(first, 1).length,
    network: summarizeSeeds(seeds.map(seed => ofSeed(seed, 'network'))),
    baseline: ofSeed(seeds[0]!, 'baseline'),
  };
}

/** One table for each variant that has results. */
export function tabulateFolds(results: readonly FoldResult[]): FoldTable[] {
  return VARIANTS.flatMap((variant, index) => {
    const part = results.filter(({job}) => job.withRecent === (index === 1));
    if (part.length === 0) return [];
    const sets = groupBySet(part);
    const rows = listLines(part).flatMap(line => {
      const others = [...sets].filter(([name]) => name !== line.name).map(([, rows]) => rows);
      return measureLine(line, part, fitToSets(others)) ?? [];
    });
    return [{variant, seeds: [...new Set(part.map(({job}) => job.seed))], rows}];
  });
}

/** Fewer headlines of a publisher say too little. */
const MIN_POSITIVES = 100;

/** The rows of one fold that measure a head on one publisher or set. */
function pickPositives(scores: readonly FoldScore[], head: 'satire' | 'clickbait', name: string): FoldScore[] {
  return ofKind(scores, head).filter(row => row.label === 0 || row.name === name);
}

function measureHead(results: readonly FoldResult[], head: 'satire' | 'clickbait', name: string): HeadResult[] {
  const parts = results
    .map(({job, scores}) => ({seed: job.seed, rows: pickPositives(scores, head, name)}))
    .filter(({rows}) => split(rows, 1).length >= MIN_POSITIVES);
  const first = parts.find(({seed}) => seed === results[0]!.job.seed);
  if (!first) return [];
  const logits = (rows: readonly FoldScore[], label: 0 | 1) => split(rows, label).map(({network}) => network);
  const aucs = parts.flatMap(({rows}) => computeAuc(logits(rows, 1), logits(rows, 0)) ?? []);
  return [
    {
      head,
      dataset: `${name}, left out`,
      positives: split(first.rows, 1).length,
      negatives: split(first.rows, 0).length,
      auc: aucs.reduce((sum, auc) => sum + auc, 0) / aucs.length,
      calibrationError: null,
    },
  ];
}

/**
 * The heads of satire and clickbait on publishers and sets that their networks never saw, mean over seeds; satire
 * against odd but honest headlines.
 */
export function measureHeadsAcross(results: readonly FoldResult[]): HeadResult[] {
  return (['satire', 'clickbait'] as const).flatMap(head => {
    const positives = results.flatMap(({scores}) => split(ofKind(scores, head), 1).map(({name}) => name));
    return [...new Set(positives)].sort().flatMap(name => measureHead(results, head, name));
  });
}
