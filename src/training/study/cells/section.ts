/** The section about what happens inside the cells. */
import {formatTable} from '../../evaluation-tables.ts';
import type {StudySection} from '../part.ts';
import {drawCells, drawUnits} from './plots.ts';
import type {CellReport} from './report.ts';
import type {DirectionSummary, WordMeasures} from './summary.ts';

const PLOT = 'study-cells.svg';
const UNIT_PLOT = 'study-cell-units.svg';

const DIRECTIONS = ['forward', 'backward'] as const;

/** Words that may hold any character, as code. */
const quote = (word: string) => `\`${word.replaceAll('`', "'")}\``;
const show = (value: number) => value.toFixed(2);

const listWords = (words: readonly WordMeasures[], figure: 'opening' | 'change' | 'forgotten') =>
  words.map(word => `${quote(word.word)} ${show(word[figure])}`).join(', ');

function tabulateWords(summary: CellReport['summary']): string {
  const rows = summary.flatMap((direction, index) => [
    [`${DIRECTIONS[index]}, input gate widest (mean)`, listWords(direction.openers, 'opening')],
    [`${DIRECTIONS[index]}, input gate narrowest (mean)`, listWords(direction.closers, 'opening')],
    [`${DIRECTIONS[index]}, state changed most (mean distance)`, listWords(direction.changers, 'change')],
    [`${DIRECTIONS[index]}, most of the state forgotten (share)`, listWords(direction.forgetters, 'forgotten')],
  ]);
  return formatTable(['direction and measure', 'words'], rows);
}

function tabulatePlaces([forward, backward]: CellReport['summary']): string {
  const rows = forward.places.map((place, index) => {
    const other = backward.places[index];
    const figures = [place, other].flatMap(side => (side ? [show(side.keeping), show(side.forgotten)] : ['–', '–']));
    return [`${place.read}`, ...figures];
  });
  return formatTable(
    ['words read before', 'forward, forget gate', 'state forgotten', 'backward, forget gate', 'state forgotten'],
    rows,
  );
}

/** The value that a share of a sorted list lies below. */
const quantile = (sorted: readonly number[], share: number) => sorted[Math.floor(share * (sorted.length - 1))]!;

function describeHalfLives({halfLives}: DirectionSummary, direction: string): string {
  const long = halfLives.filter(words => words >= 5).length;
  return `${direction}, half of the units keep half of their state for at least ${show(quantile(halfLives, 0.5))} words, the most persistent one for ${show(halfLives.at(-1)!)}; ${long} of ${halfLives.length} for five words or more`;
}

/** Whether frequent small words or rare ones open the gate: by the lists' mean counts. */
function describeOpening({openers, closers}: DirectionSummary, direction: string): string {
  const mean = (words: readonly WordMeasures[]) => words.reduce((sum, {count}) => sum + count, 0) / words.length;
  const ratio = mean(closers) / mean(openers);
  const [shut, wide] = [closers[0]!, openers[0]!];
  const span = `from ${show(shut.opening)} at ${quote(shut.word)} to ${show(wide.opening)} at ${quote(wide.word)}`;
  const rarity =
    ratio > 1
      ? `the words that open it least are ${ratio.toFixed(1)} times as frequent as those that open it most`
      : `the words that open it most are ${(1 / ratio).toFixed(1)} times as frequent as those that open it least`;
  return `${direction}, the mean opening of the input gate goes ${span}; ${rarity}`;
}

const describeBoth = (
  summary: CellReport['summary'],
  describe: (direction: DirectionSummary, name: string) => string,
) => `${describe(summary[0], 'Forward')}. ${describe(summary[1], 'Backward')}.`;

/** Writes the section. */
export function writeCells(report: CellReport): StudySection {
  const {summary, headlines, model} = report;
  const text = [
    `Model ${model}, watched word by word. A unit of a cell holds one number, its state. At each word the input gate says how ` +
      'much of the new content comes in, the forget gate how much of the old state stays, the output gate how much is ' +
      'shown to the rest of the network. The four headlines are invented.',
    `![Heat map of gates and state along four headlines, both directions](${PLOT})`,
    `![Heat map of single units along one headline](${UNIT_PLOT})`,
    '### Which words open the input gate, and what is forgotten',
    `Over ${headlines.toLocaleString('en')} headlines that the model never trained on, each word where it was not the first to be read.`,
    describeBoth(summary, describeOpening),
    tabulateWords(summary),
    describeBoth(summary, describeHalfLives),
    tabulatePlaces(summary),
  ].join('\n\n');
  return {
    heading: 'Inside a cell',
    text,
    plots: {[PLOT]: drawCells(report), [UNIT_PLOT]: drawUnits(report)},
  };
}
