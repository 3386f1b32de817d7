/** The words, the table and the plot about the length of headlines. */
import {listTicks} from '../../../core/plot/axis.ts';
import {drawFigure} from '../../../core/plot/figure.ts';
import {createLinePanel} from '../../../core/plot/line-panel.ts';
import {formatTable} from '../../evaluation-tables.ts';
import type {LengthSummary} from './summary.ts';

const PLOT = 'study-lengths.svg';

type Bucket = LengthSummary['buckets'][number];

/** Example: '7 to 9', of buckets from 7 and from 10; '20 and more' of the last. */
function nameBucket(buckets: readonly Bucket[], index: number): string {
  const next = buckets[index + 1];
  const {from} = buckets[index]!;
  return next ? `${from} to ${next.from - 1}` : `${from} and more`;
}

function tabulate({networks, buckets}: LengthSummary): string {
  const rows = buckets.map(({doubtful, auc}, index) => [
    nameBucket(buckets, index),
    doubtful.toLocaleString('en'),
    ...auc.map(value => (value ? `${value.mean.toFixed(3)} ± ${value.spread.toFixed(3)}` : '–')),
  ]);
  return formatTable(['tokens', 'doubtful', ...networks], rows);
}

function drawLengths({networks, buckets}: LengthSummary): string {
  const means = buckets.flatMap(({auc}) => auc.flatMap(value => (value ? [value.mean] : [])));
  const [from, to] = [Math.floor(10 * Math.min(...means)) / 10, Math.ceil(10 * Math.max(...means)) / 10];
  const line = (network: number) =>
    buckets.flatMap(({auc}, index) => (auc[network] ? [[index, auc[network].mean] as const] : []));
  return drawFigure({
    title: 'How well headlines of one length are told apart',
    description: buckets
      .map(
        ({auc}, index) =>
          `${nameBucket(buckets, index)} tokens: ${networks.map((name, at) => `${name} ${auc[at]?.mean.toFixed(3) ?? 'unknown'}`).join(', ')}`,
      )
      .join('; '),
    legend: networks.map((name, series) => ({series, name, shape: 'line' as const})),
    panels: [
      createLinePanel({
        heading: 'AUC of doubtful headlines against reputable ones of 2026 of the same length',
        height: 300,
        x: {
          label: 'tokens',
          from: -0.3,
          to: buckets.length - 0.7,
          ticks: buckets.map((_, index) => index),
          format: index => nameBucket(buckets, index),
        },
        y: {label: 'AUC', from, to, ticks: listTicks(from, to, 6), format: value => value.toFixed(2)},
        lines: networks.map((_, series) => ({series, points: line(series), radii: line(series).map(() => 3)})),
      }),
    ],
  });
}

/** What each network gains or loses from the shortest headlines to the longest. */
function describeChange({networks, buckets}: LengthSummary): string {
  const [shortest, longest] = [buckets[0]!, buckets.at(-1)!];
  const parts = networks.flatMap((name, index) => {
    const [short, long] = [shortest.auc[index], longest.auc[index]];
    if (!short || !long) return [];
    const change = long.mean - short.mean;
    const isClear = Math.abs(change) > 2 * Math.hypot(short.spread, long.spread);
    const sign = change < 0 ? '−' : '+';
    return [`${name} ${sign}${Math.abs(change).toFixed(3)}${isClear ? '' : ' (within the spread of seeds)'}`];
  });
  return `From the shortest to the longest headlines AUC changes so: ${parts.join('; ')}.`;
}

/** Markdown, under a heading of its own, and the plot. */
export function writeLengths(summary: LengthSummary): {readonly text: string; readonly plots: Record<string, string>} {
  const heading = '### Long headlines and short ones';
  if (summary.buckets.length === 0)
    return {text: `${heading}\n\nToo few headlines of one length were left out.`, plots: {}};
  const text = [
    heading,
    'A headline is compared with others of its own length, so that length itself tells nothing; means over the left-out ' +
      'sets and folds, weighted by doubtful headlines, ± standard deviation over seeds.',
    `![Lines of each network over the length of headlines](${PLOT})`,
    tabulate(summary),
    describeChange(summary),
  ].join('\n\n');
  return {text, plots: {[PLOT]: drawLengths(summary)}};
}
