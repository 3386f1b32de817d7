/** What every section of the model card is written from. */
import {formatPercent} from '../../core/plot/axis.ts';
import type {Card} from '../../model/card.ts';
import {FALSE_FLAG_BUDGET} from '../calibrate.ts';
import type {EvaluationReport} from '../report.ts';
import type {TrainingFacts} from './facts.ts';

export interface CardInput {
  readonly card: Card;
  readonly training: TrainingFacts;
  readonly report: EvaluationReport;
  /** File names of the plots that there are. */
  readonly plots: ReadonlySet<string>;
}

/** Share of reputable headlines that may be flagged, in words. */
export const BUDGET = formatPercent(FALSE_FLAG_BUDGET);

/** Paragraphs of Markdown as one text; empty ones are left out. */
export const joinParagraphs = (...parts: readonly string[]) => parts.filter(part => part !== '').join('\n\n');
