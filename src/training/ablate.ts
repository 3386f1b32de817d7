/**
 * `npm run ablate`: what each part of the recipe is worth, measured on left-out sets and outlets; one change at a time.
 * Trainings are cached like those of `evaluate`: what was trained once is only read. With `--only ''` nothing is trained,
 * and a change that was not measured yet has a line of dashes.
 */
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {average} from '../core/metrics.ts';
import {parseConfig} from './config.ts';
import {formatTable, replaceResults} from './evaluation-tables.ts';
import {averageFolds} from './fold-means.ts';
import {collectFolds, type FoldResult} from './folds/cache.ts';
import {FOLDS} from './folds/plan.ts';
import {measureHeadsAcross, tabulateFolds} from './folds/tables.ts';
import {createProgress, type Progress} from './progress.ts';

/** A change of the recipe, as options of the command line. */
export interface Ablation {
  readonly name: string;
  readonly options: readonly string[];
}

export const ABLATIONS: readonly Ablation[] = [
  {name: 'as shipped', options: []},
  {name: 'the mean of two networks', options: ['--members', '2']},
  {name: 'no linear part', options: ['--linear-share', '0']},
  {name: 'a linear part without claims', options: ['--claim-weight', '0']},
  {name: 'five epochs of language-model pre-training, not two', options: ['--language-epochs', '5']},
  {name: 'no language-model pre-training', options: ['--language-epochs', '0']},
  {name: 'no pre-training at all', options: ['--language-epochs', '0', '--vector-epochs', '0']},
  {name: 'names never swapped', options: ['--name-swap', '0']},
  {name: 'mid-tier outlets not graded', options: ['--no-grades']},
  {name: 'leanings of credible headlines not balanced', options: ['--no-leaning-balance']},
  {name: 'hard negatives and hand-made labels weigh like others', options: ['--no-emphasis']},
  {name: 'dropout 0.4, words 0.1', options: ['--dropout', '0.4', '--word-dropout', '0.1']},
  {name: 'label smoothing 0.1', options: ['--label-smoothing', '0.1']},
];

/** Folds that all changes are measured on: old and new hoaxes, politics, and human labels of clickbait. */
const MEASURED_FOLDS = ['a', 'f'];

const show = (value: number | null | undefined) => value?.toFixed(3) ?? '–';

/** One line: sets left out, outlets of 2020 on left out, satirical publishers and clickbait left out. */
export function formatAblation(name: string, results: readonly FoldResult[]): string[] {
  const [table] = tabulateFolds(results);
  if (!table) return [name, '–', '–', '–', '–', '–', '–'];
  const outlets = table.rows.find(row => row.name === 'outlets of 2020 on');
  const heads = measureHeadsAcross(results);
  const meanHead = (head: string) =>
    average(heads.flatMap(result => (result.head === head && result.auc !== null ? [result.auc] : [])));
  const {network} = averageFolds(table);
  return [
    name,
    show(network.aucReputable?.mean),
    show(network.recall?.mean),
    show(outlets?.network.aucReputable?.mean),
    show(outlets?.network.recall?.mean),
    show(meanHead('satire')),
    show(meanHead('clickbait')),
  ];
}

const HEADER = [
  'change',
  'left-out sets: AUC v. reputable',
  'recall at 2 %',
  'left-out outlets of 2020 on: AUC v. reputable',
  'recall at 2 %',
  'satire AUC, left-out publishers',
  'clickbait AUC, left-out set',
];

async function ablate(args: readonly string[], progress: Progress): Promise<string> {
  const lines: string[][] = [];
  for (const {name, options} of ABLATIONS) {
    const config = parseConfig([...args, ...options]);
    const folds = FOLDS.filter(fold => MEASURED_FOLDS.includes(fold.name));
    const jobs = folds.map(fold => ({fold, withRecent: true, seed: 1}));
    progress.note(name);
    const trainable = jobs.filter(({fold}) => config.only.includes(fold.name));
    const results = await collectFolds(config, jobs, trainable, progress);
    // One fold alone would be compared with two.
    lines.push(formatAblation(name, results.length === jobs.length ? results : []));
  }
  return formatTable(HEADER, lines);
}

async function main(): Promise<void> {
  const progress = createProgress(process.stderr, () => performance.now());
  try {
    const args = process.argv.slice(2);
    const table = await ablate(args, progress);
    console.log(table);
    const {write, models} = parseConfig(args);
    if (!write) return;
    const path = join(models, 'REPORT.md');
    await writeFile(path, replaceResults(await readFile(path, 'utf8'), table));
  } catch (error) {
    console.error(`${(error as Error).name}: ${(error as Error).message}`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) void main();
