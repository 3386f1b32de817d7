import type {SoakOptions} from './options.ts';
import type {SoakResult} from './run.ts';

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** Everything that went wrong; none when all is well. */
export function listProblems({kills, tabs, errors}: SoakResult): string[] {
  return [...kills.problems, ...(tabs?.problems ?? []), ...errors.map(error => `in a page: ${error}`)];
}

/** The result as a table of Markdown, with every problem below it. */
export function formatSoak({browser, seed}: SoakOptions, result: SoakResult): string {
  const {kills, tabs, errors, tookMs} = result;
  const problems = listProblems(result);
  const killed = [...kills.counts.values()].reduce((sum, count) => sum + count, 0);
  const moments = [...kills.counts].map(([moment, count]) => `| killed ${moment} | ${count} | |`);
  const opened = tabs ? [`| headlines in tabs opened at once | ${tabs.headlines} | ${tabs.problems.length} |`] : [];
  return [
    `Soak in ${browser}, seed ${seed}: ${killed} kills in ${seconds(tookMs)}, ${problems.length} failures`,
    '',
    '| tried | count | failures |',
    '| --- | --- | --- |',
    ...moments,
    `| **kills in all** | ${killed} | ${kills.problems.length} |`,
    `| headlines at the end, one right badge each | ${kills.headlines} | ${kills.problems.length} |`,
    ...opened,
    `| errors in pages | | ${errors.length} |`,
    '',
    `All badges right ${seconds(kills.settleMs)} after the last kill${tabs ? `, ${seconds(tabs.tookMs)} after the first tab` : ''}.`,
    ...problems.map(problem => `- ${problem}`),
  ].join('\n');
}
