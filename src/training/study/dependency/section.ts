/** The section about memory: which network forgets, at which distance, after how many headlines. */
import {formatPercent} from '../../../core/plot/axis.ts';
import {drawFigure} from '../../../core/plot/figure.ts';
import {createLinePanel} from '../../../core/plot/line-panel.ts';
import {createRandom} from '../../../core/random.ts';
import {formatTable} from '../../evaluation-tables.ts';
import type {StudySection} from '../part.ts';
import {HOLDS, type Lesson, type MemoryLine, type MemorySummary} from './summary.ts';
import {drawQuartet} from './task.ts';

const PLOT = 'study-memory.svg';

const count = (value: number) => value.toLocaleString('en');

/** From which distance on a network no longer reads nine of ten headlines rightly; null where it does at all. */
export function findForgetting({accuracy}: MemoryLine, distances: readonly number[]): number | null {
  const index = distances.findIndex((_, at) => accuracy[at]!.mean < HOLDS);
  return index < 0 ? null : distances[index]!;
}

/** One network after one lesson, in words. */
function describeLine(line: MemoryLine, summary: MemorySummary): string {
  const {distances, seeds} = summary;
  const forgets = findForgetting(line, distances);
  const first = formatPercent(line.accuracy[0]!.mean);
  const last = formatPercent(line.accuracy[distances.length - 1]!.mean);
  const span = `${first} at ${distances[0]} words, ${last} at ${distances.at(-1)}`;
  const holding = `${line.seedsThatHold} of ${seeds} seeds hold every distance`;
  if (forgets === null) return `**${line.name}** holds to the end (${span}; ${holding})`;
  if (forgets === distances[0]) return `**${line.name}** fails already at the shortest distance (${span}; ${holding})`;
  return `**${line.name}** fails first at ${forgets} words (${span}; ${holding})`;
}

function describeLesson({headlines, lines}: Lesson, summary: MemorySummary): string {
  return `- After ${count(headlines)} headlines: ${lines.map(line => describeLine(line, summary)).join('; ')}.`;
}

/** After how many headlines each network holds every distance. */
function describeNeed({networks, lessons, distances}: MemorySummary): string {
  const longest = distances.at(-1)!;
  const parts = networks.map(({name}, index) => {
    const lesson = lessons.find(({lines}) => findForgetting(lines[index]!, distances) === null);
    return lesson
      ? `${name}: ${count(lesson.headlines)}`
      : `${name}: more than ${count(lessons.at(-1)!.headlines)}, if ever`;
  });
  return `Headlines needed to hold all of ${distances[0]} to ${longest} words: ${parts.join('; ')}.`;
}

/** What becomes of those that hold, at distances never trained on. */
function describeBeyond({lessons, distances, beyond}: MemorySummary): string | null {
  const holding = lessons.at(-1)!.lines.filter(line => findForgetting(line, distances) === null);
  if (holding.length === 0) return null;
  const parts = holding.map(({name, accuracy}) => {
    const figures = beyond.map(
      (distance, at) => `${formatPercent(accuracy[distances.length + at]!.mean)} at ${distance}`,
    );
    return `${name} ${figures.join(', ')}`;
  });
  return `Those that hold, at distances they never met: ${parts.join('; ')}.`;
}

const formatAccuracy = ({mean, spread}: {mean: number; spread: number}) =>
  `${(100 * mean).toFixed(0)} ± ${(100 * spread).toFixed(0)}`;

function tabulate({lessons, distances, beyond}: MemorySummary): string {
  const header = ['headlines', 'network', 'rate', ...[...distances, ...beyond].map(distance => `${distance}`)];
  const rows = lessons.flatMap(({headlines, lines}) =>
    lines.map(({name, rate, accuracy}) => [count(headlines), name, `${rate}`, ...accuracy.map(formatAccuracy)]),
  );
  return formatTable(header, rows);
}

function drawMemory(summary: MemorySummary): string {
  const {lessons, distances, networks} = summary;
  const [from, to] = [distances[0]!, distances.at(-1)!];
  const panels = lessons.map(({headlines, lines}) =>
    createLinePanel({
      heading: `After ${count(headlines)} headlines`,
      height: 270,
      x: {label: 'words between', from, to, kind: 'logarithmic', ticks: distances, format: String},
      y: {label: 'read rightly', from: 0, to: 1, ticks: [0, 0.25, 0.5, 0.75, 1], format: formatPercent},
      lines: lines.map(({accuracy}, series) => ({
        series,
        points: distances.map((distance, at) => [distance, accuracy[at]!.mean] as const),
        radii: distances.map(() => 2.5),
      })),
      references: [{from: [from, 0.5], to: [to, 0.5], label: 'guessing'}],
    }),
  );
  return drawFigure({
    title: 'How far back a network remembers who spoke first',
    description: lessons
      .map(({headlines, lines}) => {
        const all = lines.map(({name, accuracy}) => `${name} ${formatPercent(accuracy[distances.length - 1]!.mean)}`);
        return `After ${count(headlines)} headlines, ${to} words between: ${all.join(', ')}`;
      })
      .join('; '),
    legend: networks.map(({name}, series) => ({series, name, shape: 'line' as const})),
    panels,
    width: 900,
  });
}

/** Two headlines of the task, of the same words. */
function showExamples(): string {
  const [one, , other] = drawQuartet(8, createRandom(2));
  return [one!, other!]
    .map(({words, label}) => `- *${words.join(' ')}* – ${label === 1 ? 'meant well' : 'meant badly'}`)
    .join('\n');
}

/** Writes the section. */
export function writeMemory(summary: MemorySummary): StudySection {
  const {networks, seeds, rates, tested, lessons, distances} = summary;
  const sizes = networks.map(({name, units, parameters}) => `${name} ${units} units, ${count(parameters)} parameters`);
  const text = [
    'An invented task in the form of headlines. Who is named first speaks, and decides how the last word must be read: an ' +
      'earnest speaker means it, a joker means its opposite. Between them stand 2 to 60 words of filler, other people and ' +
      'other such words among them. The same words in another order mean the opposite:',
    showExamples(),
    'So a network without order can only guess: every bag of words, every word at every place and every headline without ' +
      'its beginning or its end has both labels equally often (a test holds the grammar to it).',
    `Equal terms: ${sizes.join('; ')}; headlines of all distances mixed, ${seeds} seeds, the learning rate of each network ` +
      `chosen from ${rates.join(' and ')} on headlines of their own, ${tested} more to measure each distance. The networks hand on ` +
      'their last state, and nothing else: pooling over all words would carry the clue past time.',
    `![Lines of accuracy over distance, a panel for each number of headlines](${PLOT})`,
    lessons.map(lesson => describeLesson(lesson, summary)).join('\n'),
    describeNeed(summary),
    describeBeyond(summary) ?? [],
    `Share read rightly in hundredths, mean ± standard deviation over seeds, by words between; the last ${summary.beyond.length} columns are beyond the ${distances.at(-1)} trained on:`,
    tabulate(summary),
  ]
    .flat()
    .join('\n\n');
  return {heading: 'How far back a network remembers', text, plots: {[PLOT]: drawMemory(summary)}};
}
