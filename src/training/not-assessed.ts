/** The rule by which headlines get no score, what it costs, and whether those left out would have been judged worse. */
import {MAX_UNKNOWN_SHARE, MIN_WORDS, prepareHeadline} from '../core/assess.ts';
import {computeAuc, shareBelow} from '../core/metrics.ts';
import type {Probabilities} from '../core/score.ts';
import {isWord} from '../core/text.ts';
import {UNK, type Vocabulary} from '../core/vocabulary.ts';
import {formatTable} from './evaluation-tables.ts';
import {type Example, isRecent} from './examples.ts';

/** The reasons that a text can give by itself. */
const REASONS = ['language', 'too-short', 'unknown-words'] as const;
type Reason = (typeof REASONS)[number];

/** A headline, and what the network says of it whether or not it would be assessed. */
export interface JudgedExample {
  readonly example: Example;
  readonly network: Probabilities;
}

/** What the rule costs in one group of headlines. */
export interface NotAssessedCost {
  readonly name: string;
  readonly headlines: number;
  /** Shares of headlines, 0 to 1, by reason. */
  readonly shares: Readonly<Record<Reason, number>>;
}

/** How well a slice of the labelled headlines is judged. */
export interface SliceQuality {
  readonly name: string;
  readonly doubtful: number;
  readonly credible: number;
  /** Null where a label is missing. */
  readonly auc: number | null;
  /** Share of credible headlines below the threshold; null without any. */
  readonly flagged: number | null;
}

export interface NotAssessedReport {
  readonly minWords: number;
  readonly maxUnknownShare: number;
  readonly threshold: number;
  readonly costs: readonly NotAssessedCost[];
  /** All headlines by the answer of the rule. */
  readonly byAnswer: readonly SliceQuality[];
  /** Headlines by their share of unknown words, and by their number of words, whatever the rule says. */
  readonly byUnknownShare: readonly SliceQuality[];
  readonly byWords: readonly SliceQuality[];
}

interface Entry extends JudgedExample {
  readonly reason: Reason | null;
  readonly unknownShare: number;
  readonly words: number;
}

const isOdd = ({dataset}: Example) => dataset === 'reddit_nottheonion';

const GROUPS: readonly [name: string, contains: (example: Example) => boolean][] = [
  ['all', () => true],
  [
    'high-quality outlets of 2025 on',
    example => example.outlet?.tier === 'high' && isRecent(example) && !isOdd(example) && example.labels.satire !== 1,
  ],
  ['low-quality outlets of 2020 on', ({outlet, year}) => outlet?.tier === 'low' && (year ?? 0) >= 2020],
  ['doubtful of all kinds', ({labels}) => labels.credibility === 0 && labels.satire !== 1],
  ['odd but honest (reddit_nottheonion)', example => isOdd(example) && example.outlet?.tier === 'high'],
  ['satire', ({labels}) => labels.satire === 1],
  ['clickbait', ({labels}) => labels.clickbait === 1],
];

function toEntry(row: JudgedExample, vocabulary: Vocabulary): Entry {
  const {text, tokens} = row.example;
  const prepared = prepareHeadline(text, vocabulary, Number.MAX_SAFE_INTEGER);
  const words = tokens.filter(isWord);
  const unknown = words.filter(word => vocabulary.idOf(word) === UNK).length;
  const reason = 'reason' in prepared ? (prepared.reason as Reason) : null;
  return {...row, reason, words: words.length, unknownShare: words.length === 0 ? 0 : unknown / words.length};
}

function countCost(name: string, entries: readonly Entry[]): NotAssessedCost {
  const share = (reason: Reason) => entries.filter(entry => entry.reason === reason).length / entries.length;
  const shares = Object.fromEntries(REASONS.map(reason => [reason, share(reason)])) as Record<Reason, number>;
  return {name, headlines: entries.length, shares};
}

function measureSlice(name: string, entries: readonly Entry[], threshold: number): SliceQuality {
  const side = (label: 0 | 1) =>
    entries
      .filter(({example}) => example.labels.credibility === label && example.labels.satire !== 1)
      .map(({network}) => network.credibility);
  const [doubtful, credible] = [side(0), side(1)];
  return {
    name,
    doubtful: doubtful.length,
    credible: credible.length,
    auc: computeAuc(credible, doubtful),
    flagged: shareBelow(credible, threshold),
  };
}

/** Slices between bounds: from the one before, exclusive, to each, inclusive. */
function sliceBy(
  entries: readonly Entry[],
  read: (entry: Entry) => number,
  bounds: readonly [name: string, bound: number][],
  threshold: number,
): SliceQuality[] {
  return bounds.map(([name, bound], index) => {
    const below = bounds[index - 1]?.[1] ?? Number.NEGATIVE_INFINITY;
    return measureSlice(
      name,
      entries.filter(entry => read(entry) > below && read(entry) <= bound),
      threshold,
    );
  });
}

const UNKNOWN_BOUNDS: readonly [string, number][] = [
  ['none', 0],
  ['up to a tenth', 0.1],
  ['up to a quarter', 0.25],
  ['up to a half', 0.5],
  ['more', 1],
];

const WORD_BOUNDS: readonly [string, number][] = [
  ['3 or fewer', 3],
  ['4', 4],
  ['5', 5],
  ['6 to 8', 8],
  ['9 to 12', 12],
  ['more', Number.POSITIVE_INFINITY],
];

/**
 * Applies the rule of `prepareHeadline` to headlines that were all scored all the same.
 * @param threshold  credibility below which a headline is flagged
 */
export function measureNotAssessed(
  rows: readonly JudgedExample[],
  vocabulary: Vocabulary,
  threshold: number,
): NotAssessedReport {
  const entries = rows.map(row => toEntry(row, vocabulary));
  const costs = GROUPS.map(([name, contains]) => ({name, part: entries.filter(({example}) => contains(example))}));
  return {
    minWords: MIN_WORDS,
    maxUnknownShare: MAX_UNKNOWN_SHARE,
    threshold,
    costs: costs.filter(({part}) => part.length > 0).map(({name, part}) => countCost(name, part)),
    byAnswer: [null, ...REASONS].map(reason =>
      measureSlice(
        reason ?? 'assessed',
        entries.filter(entry => entry.reason === reason),
        threshold,
      ),
    ),
    byUnknownShare: sliceBy(entries, ({unknownShare}) => unknownShare, UNKNOWN_BOUNDS, threshold),
    byWords: sliceBy(entries, ({words}) => words, WORD_BOUNDS, threshold),
  };
}

const percent = (share: number | null) => (share === null ? '–' : (100 * share).toFixed(1));

function formatSlices(title: string, slices: readonly SliceQuality[]): string {
  return formatTable(
    [title, 'doubtful / credible', 'AUC', 'credible flagged, %'],
    slices.map(({name, doubtful, credible, auc, flagged}) => [
      name,
      `${doubtful} / ${credible}`,
      auc === null ? '–' : auc.toFixed(3),
      percent(flagged),
    ]),
  );
}

/** The rule in words and four tables, in Markdown. */
export function formatNotAssessed(report: NotAssessedReport): string {
  const {minWords, maxUnknownShare, costs, byAnswer, byUnknownShare, byWords} = report;
  const rule = `No score for a headline that is not in English, has fewer than ${minWords} words, or of which more than ${Math.round(100 * maxUnknownShare)} % of
the words are unknown to the network.`;
  const table = formatTable(
    ['without a score, %', 'headlines', ...REASONS, 'together'],
    costs.map(({name, headlines, shares}) => [
      name,
      `${headlines}`,
      ...REASONS.map(reason => percent(shares[reason])),
      percent(REASONS.reduce((sum, reason) => sum + shares[reason], 0)),
    ]),
  );
  return [
    rule,
    table,
    formatSlices('answer of the rule', byAnswer),
    formatSlices('share of unknown words', byUnknownShare),
    formatSlices('number of words', byWords),
  ].join('\n\n');
}
