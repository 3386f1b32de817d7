/** The sections of the model card, and the words of those that are not about measures. */
import {formatPercent} from '../../core/plot/axis.ts';
import {FALSE_FLAG_BUDGET} from '../calibrate.ts';
import {BUDGET, type CardInput, joinParagraphs as join} from './input.ts';
import {
  describeCalibration,
  describeCommitted,
  describeFailures,
  describeFalseFlags,
  describeHeads,
  describeNotAssessed,
  describeQuantization,
  describeRobustness,
  describeUnseen,
} from './measures.ts';
import {formatCount, formatInventory, formatRatings, formatSettings, formatThresholds} from './tables.ts';

interface Section {
  readonly heading: string;
  write(input: CardInput): string;
}

function describeModel({card}: CardInput): string {
  const {shape, files} = card;
  const megabytes = ((files.vocabulary.bytes + files.weights.bytes) / 1e6).toFixed(1);
  return join(
    `A small neural network that reads one English headline and gives three probabilities: *credibility*, that the
headline belongs with those of reputable outlets; *satire*; and *clickbait*. It is a bidirectional LSTM: a network that
reads word by word, from the front and from the back, and remembers. It reads at most ${shape.maxLength} words and marks, knows
${formatCount(shape.vocabularySize)} words, and takes ${megabytes} MB. It runs inside the browser extension, on the reader's own device.`,
    'It learned from the wording of headlines alone. It does not know what happened, who is right, or which outlet is honest.',
  );
}

function describeUse(): string {
  return join(
    '**For:** a quiet nudge to read on before one believes or shares; studying how headlines are worded.',
    `**Not for:** deciding whether a claim holds; rating outlets, authors or readers; hiding, ranking or removing what
others wrote; headlines in other languages; texts longer than a headline. A sober headline can be wrong and a shrill one
can be right.`,
  );
}

/** The share of flags that are deserved where one headline in so many is doubtful. */
function countDeserved({card, report}: CardInput, oneIn: number): string {
  const recall = card.curve.findLast(({threshold}) => threshold <= card.defaultThreshold)?.recall ?? 0;
  const mistaken = report.falseFlags[0]?.flagged ?? FALSE_FLAG_BUDGET;
  const flags = recall + (oneIn - 1) * mistaken;
  return formatPercent(flags > 0 ? Math.round((100 * recall) / flags) / 100 : 0);
}

function describeScore(input: CardInput): string {
  const {card, report} = input;
  const lowest = Math.round(100 * report.threshold);
  return join(
    `Credibility is a measured frequency. Below the default threshold of ${report.threshold} a headline is flagged: fewer
than ${lowest} of ${100} headlines scored like it came from reputable outlets in our tests, where half of all headlines did. The
reader can move the threshold, and what that costs is known:`,
    formatThresholds(card),
    `Most pages hold few doubtful headlines, so many flags are mistakes even when few headlines are flagged by mistake: where
one headline in twenty is doubtful, about ${countDeserved(input, 20)} of all flags are deserved; where one in two is, about
${countDeserved(input, 2)}. A flag is a reason to look, not a finding.`,
  );
}

function describeData({training}: CardInput): string {
  return join(
    `${formatCount(training.rows)} headlines were read, ${formatCount(training.duplicates)} of them more than once; copies were removed across sets before
the split, and whole outlets were kept from training. No headline of any set is in this repository, and nothing here grants a
right to one: look at the licence of each set before you use it.`,
    formatInventory(training),
    'Sets without labels of their own take them from the standing of the outlet, when their headlines were collected, in:',
    formatRatings(),
  );
}

function describeTraining({card, training}: CardInput): string {
  const {embeddingSize, units, pairBuckets} = card.shape;
  return join(
    `Each word becomes ${embeddingSize} numbers, each reading direction remembers in ${units}, and pairs of neighbouring words, in
${formatCount(pairBuckets)} buckets, add what order alone cannot tell. To credibility a linear part is added,
logistic regression on words and pairs, which alone also learned from claims that fact-checkers rated. Probabilities were then fitted to frequencies on outlets kept from
training, and the default threshold set where ${BUDGET} of their recent reputable headlines fall below it.`,
    formatSettings(training),
  );
}

function describeRetraining({training}: CardInput): string {
  return join(
    `\`\`\`
${training.command}
${training.command.replace('train', 'calibrate')}
npm run -s evaluate -- --write
npm run model-card
\`\`\``,
    `The first two lines made this model; with the same data and seed it gives the same one but for rounding. \`--data FOLDER\` takes
data of your own: README.md tells the format.`,
  );
}

const LIMITS = `- It judges wording. A calm untruth passes, and an honest tabloid is flagged.
- It learned what outlets are taken for by those who rate them. Their errors are its errors.
- It has seen some outlets, countries and years more than others: American politics most, smaller countries least.
- What deceives will learn to sound calm. Measure it anew, on headlines of the day, before you rely on it.
- Known clues, such as capitals or exclamation marks, are clues to style. Style is not honesty.`;

/** In the order of the card. */
export const SECTIONS: readonly Section[] = [
  {heading: 'What it is', write: describeModel},
  {heading: 'What it is for, and what not', write: describeUse},
  {heading: 'How to read a score', write: describeScore},
  {heading: 'On sources that it never saw', write: describeUnseen},
  {heading: 'The committed model', write: describeCommitted},
  {heading: 'Honest headlines flagged by mistake', write: describeFalseFlags},
  {heading: 'Calibration', write: describeCalibration},
  {heading: 'Robustness', write: describeRobustness},
  {heading: 'Not assessed', write: describeNotAssessed},
  {heading: 'Quantization', write: describeQuantization},
  {heading: 'Satire and clickbait', write: describeHeads},
  {heading: 'Known failures', write: describeFailures},
  {heading: 'Data', write: describeData},
  {heading: 'How it was trained', write: describeTraining},
  {heading: 'How to train it again', write: describeRetraining},
  {heading: 'Limits', write: () => LIMITS},
];
