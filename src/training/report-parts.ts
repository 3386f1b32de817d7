/** Readers of the parts of a report that are measured apart from the tables. */
import type {NotAssessedCost, NotAssessedReport, SliceQuality} from './not-assessed.ts';
import type {QuantizationReport, QuantizationResult} from './quantization/quantization.ts';
import {
  readBoolean,
  readCount,
  readFields,
  readList,
  readNullable,
  readNumber,
  readOneOf,
  readShare,
  readText,
} from './read-json.ts';
import type {RobustnessReport} from './robustness/robustness.ts';
import type {Shift} from './robustness/shift.ts';
import {type ExampleResult, HOPES} from './showcase.ts';

const readMaybe = readNullable(readShare);

const readShifts = readList(
  readFields<Shift>({
    name: readText,
    pairs: readCount,
    median: readMaybe,
    percentile99: readMaybe,
    verdictsChanged: readShare,
    flagsChanged: readShare,
  }),
);

/** What other settings, names and typos change. */
export const readRobustness = readFields<RobustnessReport>({
  threshold: readShare,
  surface: readShifts,
  names: readShifts,
  typos: readShifts,
});

/** What storing the weights in fewer bits costs. */
export const readQuantization = readFields<QuantizationReport>({
  headlines: readCount,
  threshold: readShare,
  results: readList(
    readFields<QuantizationResult>({
      name: readText,
      bytes: readCount,
      verdictsChanged: readShare,
      flagsChanged: readShare,
      median: readMaybe,
      percentile99: readMaybe,
      auc: readMaybe,
      // Below 0 where the AUC rose.
      aucLoss: readNullable(readNumber),
    }),
  ),
});

const readSlices = readList(
  readFields<SliceQuality>({
    name: readText,
    doubtful: readCount,
    credible: readCount,
    auc: readMaybe,
    flagged: readMaybe,
  }),
);

/** The rule for headlines without a score, and what it costs. */
export const readNotAssessed = readFields<NotAssessedReport>({
  minWords: readCount,
  maxUnknownShare: readShare,
  threshold: readShare,
  costs: readList(
    readFields<NotAssessedCost>({
      name: readText,
      headlines: readCount,
      shares: readFields<NotAssessedCost['shares']>({
        language: readShare,
        'too-short': readShare,
        'unknown-words': readShare,
      }),
    }),
  ),
  byAnswer: readSlices,
  byUnknownShare: readSlices,
  byWords: readSlices,
});

/** Invented headlines, with what the model makes of them. */
export const readExamples = readList(
  readFields<ExampleResult>({
    kind: readText,
    text: readText,
    hope: readOneOf(HOPES),
    remark: readText,
    verdict: readOneOf(['credible', 'uncertain', 'doubtful', 'unassessed'] as const),
    credibility: readMaybe,
    satire: readMaybe,
    clickbait: readMaybe,
    isAsHoped: readBoolean,
  }),
);
