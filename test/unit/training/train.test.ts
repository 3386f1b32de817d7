/** The whole of `npm run train` on a few hundred invented headlines. */
import {existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, describe, expect, jest, test} from '@jest/globals';
import type {Probabilities} from '../../../src/core/score.ts';
import {createScorer} from '../../../src/inference/scorer.ts';
import {createTfjsEngine} from '../../../src/inference/tfjs-engine.ts';
import {openModel} from '../../../src/training/export.ts';
import type {Progress} from '../../../src/training/progress.ts';
import {runTraining} from '../../../src/training/train.ts';
import {WASM_DIRECTORY} from '../../../src/training/wasm-directory.ts';
import {inventRows} from '../../support/invent-headlines.ts';

// Seconds of work on an idle core; a busy machine may take many times as long.
jest.setTimeout(180_000);

const toLines = (rows: readonly unknown[]) => `${rows.map(row => JSON.stringify(row)).join('\n')}\n`;

function inventData(lines = toLines(inventRows(900, 3))): string {
  const folder = mkdtempSync(join(tmpdir(), 'grain-train-'));
  writeFileSync(join(folder, 'invented.jsonl'), lines);
  return folder;
}

/** Runs training into a folder of its own; `stopAt` throws when progress says so, as a lost machine would. */
async function train(data: string, extra: readonly string[] = [], stopAt?: RegExp) {
  const lines: string[] = [];
  const tell = (line: string) => {
    lines.push(line);
    if (stopAt?.test(line)) throw new Error('interrupted');
  };
  const progress: Progress = {step: tell, note: tell, done: tell};
  const models = join(data, 'models');
  const small = ['--units', '8', '--embedding', '8', '--pair-buckets', '64', '--vector-epochs', '1', '--batch', '16'];
  const where = ['--data', data, '--models', models, '--cache', join(data, 'cache')];
  const summary = await runTraining([...where, ...small, '--epochs', '4', ...extra], progress).catch(error => error);
  return {summary, lines, models};
}

describe('runTraining', () => {
  let result: Awaited<ReturnType<typeof train>>;
  beforeAll(async () => {
    result = await train(inventData());
  });

  test('writes a model that loads and has learned to tell the invented kinds apart', async () => {
    const model = await openModel(result.models);
    const engine = await createTfjsEngine(model, WASM_DIRECTORY);
    const fresh = inventRows(200, 99);
    const scores = await createScorer(model, engine)(fresh.map(({text}) => text));
    const mean = (label: string, head: 'credibility' | 'satire' | 'clickbait') => {
      const picked = scores.flatMap((score, i) => (fresh[i]!.label === label && head in score ? [score] : []));
      return picked.reduce((sum, score) => sum + (score as Probabilities)[head], 0) / picked.length;
    };
    expect(mean('true', 'credibility')).toBeGreaterThan(mean('fake', 'credibility') + 0.3);
    expect(mean('satire', 'satire')).toBeGreaterThan(mean('true', 'satire') + 0.3);
    expect(mean('clickbait', 'clickbait')).toBeGreaterThan(mean('news', 'clickbait') + 0.3);
    engine.dispose();
  });

  test('says in the card what it was trained on', async () => {
    const {card} = await openModel(result.models);
    const {command, sets, seed} = card.training as {
      command: string;
      sets: Record<string, {train: number}>;
      seed: number;
    };
    expect(command).toMatch(/^npm run train -- --data/);
    expect(sets.invented!.train).toBeGreaterThan(200);
    expect(seed).toBe(1);
    expect((card.metrics as {heads: {credibility: {auc: number}}}).heads.credibility.auc).toBeGreaterThan(0.9);
    expect(card.curve).toHaveLength(101);
  });

  test('shows progress with the time left', () => {
    expect(result.lines.some(line => /Training: epoch 4 of 4, loss \d/.test(line))).toBe(true);
    expect(result.lines.some(line => /Seed 1, epoch 4 of 4: mean loss/.test(line))).toBe(true);
  });

  test('resumes an interrupted run from its last epoch, to the very same weights', async () => {
    const data = inventData();
    const {summary} = await train(data, [], /Seed 1, epoch 2 of 4/);
    expect(String(summary)).toContain('interrupted');
    expect(existsSync(join(data, 'models'))).toBe(false);
    const resumed = await train(data);
    expect(resumed.lines).toContain('Resuming seed 1 after epoch 2 of 4');
    expect(resumed.lines.some(line => line.startsWith('Training: epoch 1'))).toBe(false);
    const weights = (models: string) => readFileSync(join(models, 'weights.bin')).toString('hex');
    expect(weights(resumed.models)).toBe(weights(result.models));
    expect(readdirSync(resumed.models).sort()).toEqual(['card.json', 'vocabulary.txt', 'weights.bin']);
  });

  test('resumes with the network that was not finished, where there are several', async () => {
    const data = inventData(toLines(inventRows(300, 3)));
    const several = ['--members', '2', '--epochs', '2'];
    expect(String((await train(data, several, /Seed 2, epoch 1 of 2/)).summary)).toContain('interrupted');
    const {lines} = await train(data, several);
    expect(lines).toContain('Resuming seed 1 after epoch 2 of 2');
    expect(lines).toContain('Resuming seed 2 after epoch 1 of 2');
    expect(lines.some(line => line.startsWith('Training: epoch 1'))).toBe(false);
  });

  test('stops at a malformed line and names it, unless told to skip', async () => {
    const data = inventData(`${toLines(inventRows(300, 3))}{"text": oops}\n`);
    expect(String((await train(data)).summary)).toMatch(/invented\.jsonl:301: expected a JSON object/);
    const skipped = await train(data, ['--skip-bad-lines', '--epochs', '1']);
    expect(skipped.lines.some(line => line.startsWith('skipped: ') && line.includes('invented.jsonl:301'))).toBe(true);
    expect(existsSync(join(data, 'models', 'card.json'))).toBe(true);
  });
});
