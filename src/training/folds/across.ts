/** What the networks of the folds say together: trained here, or taken from a report that the same trainings gave. */
import type {Card} from '../../model/card.ts';
import type {TrainingConfig} from '../config.ts';
import type {CurvePair, CurveRow, Curves, RateSource, ReliabilitySource} from '../curves.ts';
import {traceCurves} from '../curves.ts';
import type {HeadResult} from '../evaluation.ts';
import type {FalseFlags} from '../false-flags.ts';
import type {Progress} from '../progress.ts';
import type {EvaluationReport, FoldTable} from '../report.ts';
import {collectFolds, fingerprintData, identifyJob} from './cache.ts';
import {countFalseFlagsAcross} from './false-flags-across.ts';
import {listFoldJobs} from './plan.ts';
import {calibrateAcrossSets, listReputableAcross, measureHeadsAcross, tabulateFolds} from './tables.ts';

export interface Across {
  readonly foldJobs: readonly string[];
  readonly folds: readonly FoldTable[];
  readonly headsAcross: readonly HeadResult[];
  readonly falseFlagsAcross: readonly FalseFlags[];
  /** Of left-out sets alone. */
  readonly curves: Curves;
}

/** How the sources of the curves are named; the report finds them by it. */
export const ACROSS_NAME = 'left-out sets';

const NO_CURVES: Curves = {roc: [], recall: [], reliability: []};

/** Both plots from networks that had the recent sets, as the shipped one has. */
function traceAcross(rows: CurveRow[], reputable: CurveRow[]): Curves {
  const rates: RateSource[] = [{name: ACROSS_NAME, rows, reputable}];
  const reliability: ReliabilitySource[] = [{name: ACROSS_NAME, rows}];
  return rows.length > 0 ? traceCurves(rates, reliability) : NO_CURVES;
}

function takeFrom(report: EvaluationReport): Across {
  const mine = <T extends Pick<CurvePair, 'name'>>(list: readonly T[]) => list.filter(({name}) => name === ACROSS_NAME);
  const {foldJobs, folds, headsAcross, falseFlagsAcross, curves} = report;
  const {roc, recall, reliability} = curves;
  return {
    foldJobs,
    folds,
    headsAcross,
    falseFlagsAcross,
    curves: {roc: mine(roc), recall: mine(recall), reliability: mine(reliability)},
  };
}

/**
 * Leave-one-set-out.
 * @param card  of the model that ships
 * @param committed  the report beside the model, whose folds are taken when nothing has changed
 */
export async function evaluateAcross(
  config: TrainingConfig,
  card: Card,
  committed: EvaluationReport | null,
  progress: Progress,
): Promise<Across> {
  const seeds = Array.from({length: config.seeds}, (_, index) => index + 1);
  const jobs = listFoldJobs(seeds);
  const fingerprint = await fingerprintData(config.data);
  const foldJobs = jobs.map(job => identifyJob(config, job, fingerprint));
  const isSame = committed?.model === card.version && `${committed.foldJobs}` === `${foldJobs}`;
  if (!config.fresh && isSame) return takeFrom(committed);
  const asked = jobs.filter(({fold}) => config.only.includes(fold.name));
  const results = await collectFolds(config, jobs, asked, progress);
  const recent = results.filter(({job}) => job.withRecent);
  return {
    foldJobs: results.map(({id}) => id),
    folds: tabulateFolds(results),
    headsAcross: measureHeadsAcross(recent),
    falseFlagsAcross: recent.length > 0 ? countFalseFlagsAcross(recent, card.defaultThreshold) : [],
    curves: traceAcross([...calibrateAcrossSets(recent).values()].flat(), listReputableAcross(recent)),
  };
}
