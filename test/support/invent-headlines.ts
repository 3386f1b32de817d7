/** Invented headlines from small grammars, for training runs that test the machinery, not the model. */
import {createRandom} from '../../src/core/random.ts';

const WHO = ['Mayor', 'Council', 'Minister', 'School board', 'Harbour master', 'Library', 'Fire chief', 'Bus company'];
const DOES = ['opens', 'delays', 'approves', 'reviews', 'extends', 'repairs', 'funds', 'closes'];
const WHAT = [
  'new bridge',
  'budget plan',
  'water works',
  'night bus',
  'reading room',
  'ferry line',
  'park gates',
  'clinic',
];
const WHEN = [
  'after vote',
  'this spring',
  'by two votes',
  'for a year',
  'after repairs',
  'in June',
  'as costs rise',
  'again',
];
const GASP = [
  'They HIDE the',
  'Secret elite behind',
  'What nobody tells you about the',
  'Shocking cure in',
  'Exposed! The',
];
const ODD = ['cat elected', 'man marries', 'toaster resigns from', 'area dog reviews', 'nation apologises to'];

/** One line of a data set. */
export interface InventedRow {
  readonly text: string;
  readonly label: string;
  readonly source?: string;
  readonly date?: string;
}

/** Rows of all five labels; the same seed gives the same rows. */
export function inventRows(count: number, seed: number): InventedRow[] {
  const random = createRandom(seed);
  const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const plain = () => `${pick(WHO)} ${pick(DOES)} ${pick(WHAT)} ${pick(WHEN)}`;
  const makers: Record<string, () => string> = {
    true: plain,
    fake: () => `${pick(GASP)} ${pick(WHAT)} ${pick(WHEN)} ${pick(WHO)}`,
    satire: () => `${pick(WHO)} ${pick(ODD)} ${pick(WHAT)} ${pick(WHEN)}`,
    clickbait: () => `You will love how ${plain()}`,
    news: plain,
  };
  const labels = Object.keys(makers);
  return Array.from({length: count}, (_, i) => {
    const label = labels[i % labels.length]!;
    return {text: makers[label]!(), label, source: `outlet${i % 7}.example`, date: '2026-01-02'};
  });
}
