/** The words about what was measured; every figure in them comes from the report. */
import {formatPercent} from '../../core/plot/axis.ts';
import {formatCredibilityTable, formatFalseFlagTable, formatHeadTable} from '../evaluation-tables.ts';
import {compareFolds} from '../fold-means.ts';
import {formatNotAssessed} from '../not-assessed.ts';
import {formatQuantization} from '../quantization/quantization.ts';
import type {FoldTable} from '../report.ts';
import {formatRobustness} from '../robustness/robustness.ts';
import {formatExamples} from '../showcase.ts';
import {BUDGET, type CardInput, joinParagraphs as join} from './input.ts';
import {compareLeanings, formatCount, formatFolds, formatHeads} from './tables.ts';

const NOT_MEASURED = 'Not measured in this report.';
/** An image, if it was drawn. */
const show = ({plots}: CardInput, name: string, alternative: string) =>
  plots.has(name) ? `![${alternative}](${name})` : '';

const GLOSS = `The **baseline** is what one would try first: counts of words and word pairs with logistic regression, trained on
the same headlines. Each cell has the network, then the baseline. **AUC**: of one credible and one doubtful headline drawn
by chance, how often the credible one gets more credibility; a coin would reach a half, perfection is one. **v. reputable**:
the same with recent headlines of reputable outlets as the credible ones. **Recall**: the share of doubtful headlines flagged
where ${BUDGET} of those reputable ones are. **Calibration error**: how far probabilities lie from frequencies. A dash: the
set has one side only.`;

const describeSeeds = ({seeds}: FoldTable) =>
  seeds.length > 1 ? `Seeds ${seeds.join(', ')}; ± tells how far they differ.` : `One seed (${seeds[0]}).`;

function describeFolds(table: FoldTable): string {
  const {wins, sets, recallRatio} = compareFolds(table);
  const ratio = recallRatio === null ? '' : ` Its mean recall is ${recallRatio.toFixed(2)} times the baseline's.`;
  return join(
    `### Sets left out, ${table.variant}`,
    `${describeSeeds(table)} The network has the higher AUC against reputable headlines
on ${wins} of ${sets} sets.${ratio}`,
    formatFolds(table),
  );
}

/** Sets left out of training, network beside baseline. */
export function describeUnseen(input: CardInput): string {
  const {report} = input;
  const tables = report.folds.filter(({rows}) => rows.length > 0);
  return join(
    `What counts is how it does on sources that it never saw. The sets below were left out of training, a few at a time, and
measured by networks trained on the others. "Recent sets" are those that hold the reader's own years.`,
    GLOSS,
    ...(tables.length > 0
      ? [show(input, 'sets.svg', 'Bars: network beside baseline, for each left-out set'), ...tables.map(describeFolds)]
      : [NOT_MEASURED]),
  );
}

/** The model that ships, group by group. */
export function describeCommitted(input: CardInput): string {
  const {report} = input;
  return join(
    'The model in this folder, on headlines that it never saw. Left-out sets and outlets gave no headline to its training at all.',
    show(input, 'roc.svg', 'Curves: doubtful headlines flagged against reputable ones flagged'),
    show(input, 'recall.svg', 'The same curves where few reputable headlines are flagged'),
    formatCredibilityTable(report.groups),
  );
}

/** Reputable headlines flagged, by leaning and year. */
export function describeFalseFlags(input: CardInput): string {
  const {report} = input;
  const ratio = compareLeanings(report);
  const first = report.falseFlags[0];
  const summary = first
    ? `Of ${formatCount(first.headlines)} headlines of ${first.name}, ${formatPercent(first.flagged)} are flagged at the default threshold.`
    : NOT_MEASURED;
  const leanings =
    ratio === null
      ? ''
      : ` The leaning flagged most is flagged ${ratio.toFixed(1)} times as often as the one flagged least.`;
  return join(
    `A wrong flag is the worst that the extension can do; the goal is at most ${BUDGET}. ${summary}${leanings} Small groups say
little, and old years differ in outlets and topics.`,
    show(input, 'false-flags.svg', 'Bars: headlines of reputable outlets flagged, by leaning and by year'),
    formatFalseFlagTable(report.falseFlags, 'high-quality outlets never trained on'),
    ...(report.falseFlagsAcross.length === 0
      ? []
      : [
          'The same over all outlets, by networks of the same recipe that never saw the outlet:',
          formatFalseFlagTable(report.falseFlagsAcross, 'high-quality outlets, each left out once'),
        ]),
  );
}

/** Whether probabilities mean what they say. */
export function describeCalibration(input: CardInput): string {
  const {report} = input;
  const errors = report.curves.reliability.flatMap(({name, calibrationError}) =>
    calibrationError === null ? [] : [`${calibrationError.toFixed(3)} (${name})`],
  );
  return join(
    `When it says seven in ten, are seven in ten credible? Dots on the slanted line mean yes; above it the network is too strict,
below it too kind. Mean distance, both labels weighing alike: ${errors.join(', ') || 'not measured'}.`,
    show(input, 'reliability.svg', 'Credibility said against the share that was credible'),
  );
}

/** What another setting, name or typo changes. */
export function describeRobustness({report}: CardInput): string {
  return join(
    `What a headline says is the same in capitals, with other quotes, with another name of the same kind in it. How far
credibility moves then, from nought to one, and how often the mark in the page changes:`,
    report.robustness ? formatRobustness(report.robustness) : NOT_MEASURED,
  );
}

/** Which headlines get no score, and what that costs. */
export function describeNotAssessed({report: {notAssessed}}: CardInput): string {
  return join(
    '"Not assessed" is an answer, too: where it has little to go by, the network keeps silent.',
    notAssessed ? formatNotAssessed(notAssessed) : NOT_MEASURED,
  );
}

/** What the small files cost. */
export function describeQuantization({report: {quantization}}: CardInput): string {
  return join(
    `Weights are stored with few bits, so that the model is small. What that costs, beside the weights as trained${
      quantization ? `, on ${formatCount(quantization.headlines)} headlines` : ''
    }:`,
    quantization ? formatQuantization(quantization) : NOT_MEASURED,
  );
}

/** What goes wrong, by example. */
export function describeFailures({report: {examples}}: CardInput): string {
  return join(
    `Networks such as this are known to mistrust kickers of breaking news, gossip, the verbs of partisans, lists and quoted
insults, and to let a calm untruth pass. The table says of each example what would help its reader, and what became of it.`,
    examples ? formatExamples(examples) : NOT_MEASURED,
  );
}

/** The two other heads. */
export function describeHeads({report}: CardInput): string {
  const table = (head: string) => formatHeadTable(report.heads.filter(result => result.head === head));
  return join(
    'Two further probabilities, shown as a remark. "With / without": headlines that are, and are not, satire or clickbait.',
    report.headsAcross.length > 0
      ? join(
          'On publishers and sets that networks of the same recipe never saw:',
          formatHeads(report.headsAcross),
          'The committed model, on headlines that it never saw:',
        )
      : '',
    table('satire'),
    table('clickbait'),
  );
}
