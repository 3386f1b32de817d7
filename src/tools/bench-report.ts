/** Tables and the plot of the bench. */

import {listDecades} from '../core/plot/axis.ts';
import {drawFigure} from '../core/plot/figure.ts';
import {createLinePanel} from '../core/plot/line-panel.ts';
import type {Wake} from './bench-cold.ts';
import {PAGE, type Throughput, type TimedBatch} from './bench-throughput.ts';

/** A size of something that ships, raw and compressed. */
export interface Size {
  readonly name: string;
  readonly bytes: number;
  readonly gzipped: number;
}

const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
/** A table in Markdown; the first column is of names. */
export const formatTable = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  [row(head), row(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n');
/** Milliseconds, with three digits where they are few. */
export const ms = (value: number) => (value < 10 ? value.toPrecision(3) : value.toFixed(0));
const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);

function formatBatches(batches: readonly TimedBatch[], label: (batch: TimedBatch) => string): string {
  const names = Object.keys(batches[0]!.medians);
  const rows = names.map(name => [name, ...batches.map(({medians}) => ms(medians[name]!))]);
  return formatTable(['ms', ...batches.map(label)], rows);
}

/** How many times longer each other engine takes for a page. */
function formatRatios({bySize}: Throughput): string {
  const {medians} = bySize.find(({headlines}) => headlines === PAGE)!;
  const others = Object.entries(medians).filter(([name]) => name !== 'kernel');
  return others.map(([name, value]) => `${name} ${(value / medians.kernel!).toFixed(1)}`).join(', ');
}

function formatWakes(wakes: readonly Wake[]): string {
  const floor = wakes[0]!;
  const rows = wakes.map(({name, wakeMs, memoryBytes, scriptBytes}) => [
    name,
    ms(wakeMs),
    (wakeMs / floor.wakeMs).toFixed(2),
    ((memoryBytes - floor.memoryBytes) / 1e6).toFixed(1),
    kilobytes(scriptBytes),
  ]);
  return formatTable(
    ['worker', 'wake to 100 scored, ms', 'times doing nothing', 'memory above it, MB', 'script, kB'],
    rows,
  );
}

/** `models/BENCH.md`. */
export function formatReport(throughput: Throughput, wakes: readonly Wake[], sizes: readonly Size[]): string {
  const {peak, reached} = throughput;
  const lengthOf = ({words, headlines}: TimedBatch) => `${words / headlines} words`;
  return [
    '# Speed',
    'Written by `npm run bench`: one run in the worker of an extension in Chromium, every engine in turn on the same',
    'headlines and weights, medians. Times are those of one machine, busy or not; compare within a table. All engines',
    'were first seen to agree to 1e-6. "LayersModel" pads to the longest headline, unmasked, its fastest use.',
    '## Warm, by number of headlines',
    formatBatches(throughput.bySize, ({headlines}) => String(headlines)),
    `Times as long as the kernel for ${PAGE} headlines: ${formatRatios(throughput)}.`,
    `Peak of one thread in SIMD on float32: ${peak.toFixed(1)} GFLOP/s; the kernel on ${PAGE} headlines: ` +
      `${reached.toFixed(1)} GFLOP/s, ${((100 * reached) / peak).toFixed(0)} % of it, all its other work included.`,
    '![Time for a batch, by engine](bench.svg)',
    '## Warm, 64 headlines of one length',
    formatBatches(throughput.byLength, lengthOf),
    '## Cold: a message wakes the worker',
    formatWakes(wakes),
    '## Sizes',
    formatTable(
      ['', 'kB', 'kB gzipped'],
      sizes.map(({name, bytes, gzipped}) => [name, kilobytes(bytes), kilobytes(gzipped)]),
    ),
  ]
    .join('\n\n')
    .replace(/(the same|All engines|were first)\n\n/g, '$1\n');
}

/** `models/bench.svg`: time against the number of headlines, both logarithmic. */
export function drawPlot({bySize}: Throughput): string {
  const names = Object.keys(bySize[0]!.medians);
  const all = bySize.flatMap(({medians}) => Object.values(medians));
  const [fastest, slowest] = [Math.min(...all), Math.max(...all)];
  const sizes = bySize.map(({headlines}) => headlines);
  const kind = 'logarithmic';
  const panel = createLinePanel({
    heading: '',
    height: 360,
    x: {label: 'headlines in a batch', from: sizes[0]!, to: sizes.at(-1)!, kind, ticks: sizes, format: String},
    y: {
      label: 'time, ms',
      from: fastest,
      to: slowest,
      kind,
      ticks: listDecades(fastest, slowest),
      format: String,
    },
    lines: names.map((name, series) => ({
      series,
      points: bySize.map(({headlines, medians}) => [headlines, medians[name]!] as const),
    })),
  });
  const {medians} = bySize.find(({headlines}) => headlines === PAGE)!;
  return drawFigure({
    title: 'Time for a batch of headlines, by engine',
    description: `For ${PAGE} headlines: ${names.map(name => `${name} ${ms(medians[name]!)} ms`).join(', ')}.`,
    legend: names.map((name, series) => ({series, name, shape: 'line'})),
    panels: [panel],
  });
}
