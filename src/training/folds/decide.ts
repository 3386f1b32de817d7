/** Calibration and threshold from folds: every outlet and set was left out once, so no few of them decide. */
import {calibrate} from '../../model/calibration.ts';
import type {FoldDecisions} from '../assess-model.ts';
import {chooseThreshold, fitCalibration, traceCurve} from '../calibrate.ts';
import type {FoldResult} from './cache.ts';
import type {FoldScore} from './run-fold.ts';
import {fitAcrossSets, groupBySet} from './tables.ts';

/** Satire of left-out publishers against odd but honest headlines of left-out outlets; publishers weigh alike. */
function fitSatire(rows: readonly FoldScore[]) {
  const sizes = new Map<string, number>();
  for (const {name} of rows) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  const publishers = new Set(rows.filter(({label}) => label === 1).map(({name}) => name)).size;
  return fitCalibration({
    logits: rows.map(({network}) => network),
    labels: rows.map(({label}) => label),
    weights: rows.map(({name, label}) => 1 / sizes.get(name)! / (label === 1 ? publishers : 1)),
  });
}

/**
 * Decisions from folds that had the recent sets.
 * @throws RangeError when no fold left out a reputable outlet
 */
export function decideOnFolds(results: readonly FoldResult[]): FoldDecisions {
  const credibility = fitAcrossSets(results);
  const toCredibilities = (rows: readonly FoldScore[]) => rows.map(({network}) => calibrate(network, credibility));
  const scores = results.flatMap(result => result.scores);
  const reputable = toCredibilities(scores.filter(({kind, label}) => kind === 'recent' && label === 1));
  if (reputable.length === 0) throw new RangeError('expected headlines of left-out reputable outlets, received none');
  const deceptive = [...groupBySet(results).values()].map(rows =>
    toCredibilities(rows.filter(({label}) => label === 0)),
  );
  return {
    calibration: {credibility, satire: fitSatire(scores.filter(({kind}) => kind === 'satire'))},
    defaultThreshold: chooseThreshold(reputable),
    curve: traceCurve(reputable, deceptive),
  };
}
