/** The parts of the report of the bench that are about pages, other browsers and large inputs. */
import type {Bulk} from './bench-bulk.ts';
import type {FirstBadges} from './bench-first-badge.ts';
import type {LongPages} from './bench-long-page.ts';
import {formatTable, ms} from './bench-report.ts';
import type {TimedBatch} from './bench-throughput.ts';

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);

/** From DOMContentLoaded to the first badge. */
export function formatFirstBadges({areReal, shown, opened, asleep, warm}: FirstBadges): string {
  const pages = areReal
    ? `saved front pages of real sites (${opened}, of which ${shown} get badges)`
    : 'own front pages';
  const row = (name: string, {medianMs, worstMs}: FirstBadges['warm']) => [name, ms(medianMs), ms(worstMs)];
  return [
    '## First badge of a front page',
    `From DOMContentLoaded to the first badge, in Chromium with the extension, on ${pages}:`,
    formatTable(['the worker', 'median, ms', 'worst, ms'], [row('sleeps', asleep), row('is awake', warm)]),
  ].join('\n\n');
}

/** What long pages cost. */
export function formatLongPages({tasks, badges, mounting, memory}: LongPages): string {
  const change = ((100 * (memory.after - memory.before)) / memory.before).toFixed(1);
  return [
    '## Long pages',
    formatTable(
      ['', ''],
      [
        [
          `longest of ${tasks.count} stretches of our code in one task, processor slowed fourfold, ms`,
          ms(tasks.longestMs),
        ],
        ['badges on that page after scrolling through it', badges],
        ['mounting one badge, our own code, median, ms', ms(mounting.ownMs)],
        ['the same with style and layout of the page, median, ms', ms(mounting.wholeMs)],
        ['memory of a page, MB', megabytes(memory.before)],
        [`after 10,000 more headlines came and went, MB (${change} %)`, megabytes(memory.after)],
      ],
    ),
  ].join('\n\n');
}

/** The same engines in the other browser. */
export function formatFirefox({headlines, medians}: TimedBatch): string {
  const rows = Object.entries(medians).map(([name, value]) => [name, ms(value), (value / medians.kernel!).toFixed(1)]);
  return ['## Firefox, warm', formatTable([`${headlines} headlines`, 'ms', 'times the kernel'], rows)].join('\n\n');
}

/** The command for many headlines. */
export function formatBulk({headlines, perSecond, earlyPeak, peak}: Bulk): string {
  const memory =
    earlyPeak === undefined || peak === undefined
      ? ''
      : ` Most memory of the process: ${megabytes(earlyPeak)} MB in the first tenth, ${megabytes(peak)} MB to the end.`;
  return [
    '## Bulk',
    `\`npm run -s score -- -\` on ${headlines.toLocaleString('en')} lines: ${perSecond.toLocaleString('en')} a second.${memory}`,
  ].join('\n\n');
}
