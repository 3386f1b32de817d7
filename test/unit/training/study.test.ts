/** The whole of `npm run study` on a few hundred invented headlines. */
import {existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {beforeAll, describe, expect, jest, test} from '@jest/globals';
import type {Progress} from '../../../src/training/progress.ts';
import type {ComparisonSummary} from '../../../src/training/study/comparison/summary.ts';
import type {ProtocolSummary} from '../../../src/training/study/published/part.ts';
import {runStudy} from '../../../src/training/study.ts';
import {inventRows} from '../../support/invent-headlines.ts';

// Seconds of work on an idle core; a busy machine may take many times as long.
jest.setTimeout(900_000);

/** Sets under the names that the folds leave out and the protocols ask for. */
function inventData(): string {
  const folder = mkdtempSync(join(tmpdir(), 'grain-study-'));
  const write = (name: string, rows: readonly object[]) =>
    writeFileSync(join(folder, `${name}.jsonl`), rows.map(row => `${JSON.stringify(row)}\n`).join(''));
  write('invented', inventRows(400, 1));
  write('isot', inventRows(150, 2));
  write('stop_clickbait', inventRows(200, 3));
  const plain = inventRows(200, 4).filter(({label}) => label === 'news');
  write(
    'apple_news',
    plain.map(row => ({...row, date: '2026-03-01'})),
  );
  return folder;
}

async function study(data: string, extra: readonly string[]) {
  const lines: string[] = [];
  const tell = (line: string) => void lines.push(line);
  const progress: Progress = {step: tell, note: tell, done: tell};
  const small = [
    '--embedding',
    '8',
    '--budget',
    '3233',
    '--epochs',
    '2',
    '--seeds',
    '2',
    '--folds',
    'a',
    '--lanes',
    '1',
  ];
  const where = ['--data', data, '--models', join(data, 'models'), '--cache', join(data, 'cache')];
  const summary = await runStudy([...where, ...small, '--only', 'comparison,published', ...extra], progress);
  return {lines, summary: summary.join('\n')};
}

describe('runStudy', () => {
  let data: string;
  let first: Awaited<ReturnType<typeof study>>;
  beforeAll(async () => {
    data = inventData();
    first = await study(data, []);
  });
  const readReport = () =>
    JSON.parse(readFileSync(join(data, 'models', 'study.json'), 'utf8')).parts as {
      comparison: ComparisonSummary;
      published: ProtocolSummary[];
    };

  test('compares all networks on the set left out, with about as many parameters each', () => {
    const {networks, lines, means, steps} = readReport().comparison;
    expect(networks).toHaveLength(6);
    for (const {name, parameters} of networks.slice(1, 5)) {
      expect([name, Math.abs(parameters! / 3233 - 1) < 0.2]).toEqual([name, true]);
    }
    expect(lines.map(({name}) => name)).toEqual(['isot']);
    expect(means.auc).toHaveLength(6);
    expect(means.auc.at(-1)!.mean).toBeGreaterThan(0.6);
    expect(steps).toHaveLength(10);
  });

  test('measures the published protocols of sets that are here, within their intervals', () => {
    const {published} = readReport();
    expect(published.map(({dataset}) => dataset).sort()).toEqual(['isot', 'stop_clickbait']);
    for (const {both, majority} of published) {
      expect(both.low).toBeLessThanOrEqual(both.mean);
      expect(both.mean).toBeGreaterThan(majority);
    }
  });

  test('writes a page with its plots, and says where a step brings nothing', () => {
    const page = readFileSync(join(data, 'models', 'STUDY.md'), 'utf8');
    for (const [, plot] of page.matchAll(/\]\((study-[a-z-]+\.svg)\)/g)) {
      expect(readFileSync(join(data, 'models', plot!), 'utf8')).toMatch(/^<svg /);
    }
    expect(page).toMatch(/brings nothing that these sets can show/);
    expect(first.summary).toContain('The networks on sets that they never saw');
  });

  test('takes from the cache what was run before, and writes the same', async () => {
    const page = readFileSync(join(data, 'models', 'STUDY.md'), 'utf8');
    const again = await study(data, []);
    expect(first.lines.some(line => line.startsWith('Training lstm'))).toBe(true);
    expect(again.lines.filter(line => line.startsWith('Training '))).toEqual([]);
    expect(readFileSync(join(data, 'models', 'STUDY.md'), 'utf8')).toBe(page);
  });

  test('writes the page again from study.json alone', async () => {
    const folder = join(data, 'models');
    const before = readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'utf8')]);
    expect((await study(data, ['--page'])).summary).toMatch(/^Wrote .*STUDY\.md/);
    expect(readdirSync(folder).map(name => [name, readFileSync(join(folder, name), 'utf8')])).toEqual(before);
  });

  test('refuses parts that it does not know', async () => {
    const other = mkdtempSync(join(tmpdir(), 'grain-study-'));
    await expect(study(other, ['--only', 'tarot'])).rejects.toThrow('expected parts among comparison');
    expect(existsSync(join(other, 'models'))).toBe(false);
  });
});
