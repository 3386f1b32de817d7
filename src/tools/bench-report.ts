/** Tables and the plot of the bench. */

import type {Wake} from './bench-cold.ts';
import {PAGE, type Throughput, type TimedBatch} from './bench-throughput.ts';

/** A size of something that ships, raw and compressed. */
export interface Size {
  readonly name: string;
  readonly bytes: number;
  readonly gzipped: number;
}

const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  [row(head), row(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n');
const ms = (value: number) => (value < 10 ? value.toPrecision(3) : value.toFixed(0));
const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);

function formatBatches(batches: readonly TimedBatch[], label: (batch: TimedBatch) => string): string {
  const names = Object.keys(batches[0]!.medians);
  const rows = names.map(name => [name, ...batches.map(({medians}) => ms(medians[name]!))]);
  return table(['ms', ...batches.map(label)], rows);
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
  return table(['worker', 'wake to 100 scored, ms', 'times doing nothing', 'memory above it, MB', 'script, kB'], rows);
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
    table(
      ['', 'kB', 'kB gzipped'],
      sizes.map(({name, bytes, gzipped}) => [name, kilobytes(bytes), kilobytes(gzipped)]),
    ),
  ]
    .join('\n\n')
    .replace(/(the same|All engines|were first)\n\n/g, '$1\n');
}

const WIDTH = 640;
const HEIGHT = 360;
const MARGIN = {left: 56, right: 160, top: 24, bottom: 40};
const COLORS = ['#0b6e4f', '#1f77b4', '#9467bd', '#d62728', '#7f7f7f'];

/** A logarithmic scale from values to pixels. */
function createScale(low: number, high: number, from: number, to: number): (value: number) => number {
  const span = Math.log(high) - Math.log(low);
  return value => from + ((Math.log(value) - Math.log(low)) / span) * (to - from);
}

/** `models/bench.svg`: time against the number of headlines, both logarithmic. */
export function drawPlot({bySize}: Throughput): string {
  const names = Object.keys(bySize[0]!.medians);
  const all = bySize.flatMap(({medians}) => Object.values(medians));
  const x = createScale(bySize[0]!.headlines, bySize.at(-1)!.headlines, MARGIN.left, WIDTH - MARGIN.right);
  const y = createScale(Math.min(...all), Math.max(...all), HEIGHT - MARGIN.bottom, MARGIN.top);
  const text = (at: readonly [number, number], content: string, extra = '') =>
    `<text x="${at[0].toFixed(0)}" y="${at[1].toFixed(0)}" ${extra}>${content}</text>`;
  const decades = [0.01, 0.1, 1, 10, 100, 1000].filter(value => value >= Math.min(...all) && value <= Math.max(...all));
  const grid = decades.map(
    value =>
      `<path d="M${MARGIN.left} ${y(value).toFixed(1)}H${WIDTH - MARGIN.right}" stroke="#ccc"/>` +
      text([MARGIN.left - 6, y(value) + 4], `${value} ms`, 'text-anchor="end"'),
  );
  const ticks = bySize.map(({headlines}) =>
    text([x(headlines), HEIGHT - MARGIN.bottom + 18], String(headlines), 'text-anchor="middle"'),
  );
  const lines = names.map((name, index) => {
    const points = bySize.map(({headlines, medians}) => `${x(headlines).toFixed(1)},${y(medians[name]!).toFixed(1)}`);
    const end = y(bySize.at(-1)!.medians[name]!);
    const color = COLORS[index % COLORS.length]!;
    return (
      `<polyline points="${points.join(' ')}" fill="none" stroke="${color}" stroke-width="2"/>` +
      text([WIDTH - MARGIN.right + 6, end + 4], name, `fill="${color}"`)
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    '<title>Time for a batch of headlines, by engine</title>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    ...grid,
    ...ticks,
    text([(MARGIN.left + WIDTH - MARGIN.right) / 2, HEIGHT - 6], 'headlines in a batch', 'text-anchor="middle"'),
    ...lines,
    '</svg>\n',
  ].join('\n');
}
