/** What was seen inside the cells of the shipped network. */
import type {EncodedHeadline} from '../../../core/vocabulary.ts';
import type {Model} from '../../../model/load.ts';
import {WATCHED_HEADLINES} from './headlines.ts';
import {type DirectionSummary, type SummaryOptions, summarizeCells} from './summary.ts';
import {createTracer} from './trace.ts';
import {type WatchedHeadline, type WatchedUnits, watchHeadline, watchUnits} from './watch.ts';

export interface CellReport {
  /** Version of the model. */
  readonly model: string;
  readonly watched: readonly WatchedHeadline[];
  /** Single units along the first of them. */
  readonly units: WatchedUnits;
  /** Headlines that the summary is of. */
  readonly headlines: number;
  /** Forward, backward. */
  readonly summary: readonly [DirectionSummary, DirectionSummary];
}

/** Words, places and units that fit a page. */
export const SUMMARY_OPTIONS: SummaryOptions = {minCount: 30, listed: 12, places: 16};
const UNITS = 8;

/**
 * Looks into the cells.
 * @param headlines  encoded, at least one
 */
export async function inspectCells(
  model: Model,
  headlines: readonly EncodedHeadline[],
  options: SummaryOptions,
): Promise<CellReport> {
  const trace = createTracer(model);
  const watched: WatchedHeadline[] = [];
  for (const text of WATCHED_HEADLINES) watched.push(await watchHeadline(model, trace, text));
  return {
    model: model.card.version,
    watched,
    units: await watchUnits(model, trace, WATCHED_HEADLINES[0]!, UNITS),
    headlines: headlines.length,
    summary: await summarizeCells(headlines, model.vocabulary.tokens, trace, options),
  };
}
