/** `npm run calibrate` on a few hundred invented headlines of invented outlets. */
import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, expect, jest, test} from '@jest/globals';
import type {Card} from '../../../src/model/card.ts';
import {calibrateCard} from '../../../src/training/calibrate-card.ts';
import {openModel} from '../../../src/training/export.ts';
import type {Progress} from '../../../src/training/progress.ts';
import {openQuantization} from '../../../src/training/quantization/keep.ts';
import {runTraining} from '../../../src/training/train.ts';
import {inventRows} from '../../support/invent-headlines.ts';

// Seven trainings of seconds on an idle core; a busy machine may take many times as long.
jest.setTimeout(300_000);

const OUTLETS = 24;

/** True headlines of high-quality outlets, invented fakes of low-quality ones. */
function inventData(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'grain-calibrate-'));
  const rows = inventRows(900, 3)
    .filter(({label}) => label === 'true' || label === 'fake')
    .map(({text, label}, i) => ({
      text,
      label: 'news',
      source: `${label === 'true' ? 'high' : 'low'}${i % OUTLETS}.example`,
      date: '2026-01-01',
    }));
  writeFileSync(join(folder, 'reddit_polcon_2025.jsonl'), rows.map(row => `${JSON.stringify(row)}\n`).join(''));
  const ratings = Array.from({length: OUTLETS}, (_, i) => [`high${i}.example,high,0.9`, `low${i}.example,low,0.1`]);
  const outlets = join(folder, 'outlets.csv');
  writeFileSync(outlets, ['domain,tier,pc1', ...ratings.flat()].map(line => `${line},,,,,,,\n`).join(''));
  const small = ['--units', '8', '--embedding', '8', '--pair-buckets', '64', '--vector-epochs', '1', '--batch', '16'];
  const where = ['--data', folder, '--outlets', outlets, '--models', folder, '--cache', join(folder, 'cache')];
  return [...where, ...small, '--epochs', '3', '--engine', 'kernel'];
}

const notes: string[] = [];
const tell = (line: string) => {
  notes.push(line);
};
const progress: Progress = {step: tell, note: tell, done: tell};

let args: string[];
let before: Card;
let said: string;
let models: string;
beforeAll(async () => {
  args = inventData();
  models = args[args.indexOf('--models') + 1]!;
  await runTraining(args, progress);
  before = (await openModel(models)).card;
  said = await calibrateCard(args, progress);
});

test('writes a card that loads, of another version, with the same weights', async () => {
  const {card} = await openModel(models);
  expect(card.files).toEqual(before.files);
  expect(card.version).not.toBe(before.version);
  expect(said).toContain(`now ${card.version}, default threshold ${card.defaultThreshold}`);
});

test('flags at most 2 in 100 headlines of left-out reputable outlets', async () => {
  const {defaultThreshold, curve} = (await openModel(models)).card;
  expect(curve[Math.floor(defaultThreshold * 100)]!.falseFlagRate).toBeLessThanOrEqual(0.02);
});

test('measures what quantization cost at that calibration', async () => {
  const {card} = await openModel(models);
  const report = await openQuantization(models, card.version);
  expect(report!.results[0]!.name).toBe('float32');
  expect(report!.threshold).toBe(card.defaultThreshold);
  expect(await openQuantization(models, before.version)).toBeNull();
});

test('trains nothing again that the cache holds, and says the same', async () => {
  notes.length = 0;
  const weights = readFileSync(join(models, 'card.json'), 'utf8');
  await calibrateCard(args, progress);
  expect(notes.some(line => line.startsWith('Fold '))).toBe(false);
  expect(readFileSync(join(models, 'card.json'), 'utf8')).toBe(weights);
});
