/** The networks on left-out sets, as a part of the study. */
import type {StudyPart} from '../part.ts';
import {type FoldTrials, runFold} from './run-fold.ts';
import {writeComparison} from './section.ts';
import {type ComparisonSummary, summarizeFolds} from './summary.ts';

export const COMPARISON: StudyPart<FoldTrials, ComparisonSummary> = {
  name: 'comparison',
  needsStart: true,
  listPieces: ({folds}) => [...folds],
  runPiece: runFold,
  summarize: summarizeFolds,
  write: writeComparison,
};
