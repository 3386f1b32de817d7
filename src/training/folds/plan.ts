/** Which sets and outlets are left out together. Every set of MODEL.md's table is left out once, every outlet once. */
import type {TrainingConfig} from '../config.ts';
import {RECENT_SETS} from '../data-sets.ts';

export interface Fold {
  readonly name: string;
  readonly leaveOut: readonly string[];
}

/** Sets of one fold share no kind, so that what a set could teach is still taught by its like. */
export const FOLDS: readonly Fold[] = [
  {name: 'a', leaveOut: ['isot', 'clef_checkthat']},
  {name: 'b', leaveOut: ['buzzfeed_top_fake', 'perezrosas_fakenewsamt']},
  {name: 'c', leaveOut: ['fakenewsnet_gossipcop', 'emergent']},
  {name: 'd', leaveOut: ['allsides_articlebias', 'fakenewsnet_politifact']},
  {name: 'e', leaveOut: ['fwd_news_2022', 'mcintire_sample']},
  {name: 'f', leaveOut: ['qanon_links_2017_18', 'webis_clickbait17']},
];

/** One training. */
export interface FoldJob {
  readonly fold: Fold;
  readonly withRecent: boolean;
  readonly seed: number;
}

/** All trainings of a comparison, seed by seed: the first seeds alone make a whole table. */
export function listFoldJobs(seeds: readonly number[]): FoldJob[] {
  return seeds.flatMap(seed => [true, false].flatMap(withRecent => FOLDS.map(fold => ({fold, withRecent, seed}))));
}

/** The settings of a job. The split stays that of the configuration's seed; the job's own draws batches and dropout. */
export function configureFold(config: TrainingConfig, {fold, withRecent, seed}: FoldJob): TrainingConfig {
  const leaveOut = withRecent ? fold.leaveOut : [...fold.leaveOut, ...RECENT_SETS];
  const share = {index: FOLDS.indexOf(fold), of: FOLDS.length};
  return {
    ...config,
    withRecent,
    data: {...config.data, leaveOut, fold: share},
    network: {...config.network, seed},
  };
}
