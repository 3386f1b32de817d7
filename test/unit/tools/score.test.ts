/** The whole of `npm run score`, as a filter. */
import {spawnSync} from 'node:child_process';
import {expect, jest, test} from '@jest/globals';
import {inRepository} from '../../../src/build/paths.ts';

jest.setTimeout(120_000);

function filter(input: string) {
  const command = [inRepository('node_modules/tsx/dist/cli.mjs'), inRepository('src/tools/score.ts'), '-'];
  return spawnSync(process.execPath, command, {input, encoding: 'utf8', maxBuffer: 1e8});
}

test('keeps the order of some hundred kilobytes of lines, and tells how fast it was', () => {
  const texts = Array.from({length: 5000}, (_, at) => `Harbour council of pier ${at} votes on a new bridge at ${at}`);
  const {stdout, stderr, status} = filter(texts.join('\n'));
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  expect(lines.map(({text}) => text)).toEqual(texts);
  expect(lines.every(({verdict}) => typeof verdict === 'string')).toBe(true);
  expect(stderr).toMatch(/^5000 headlines in [\d.]+ s: \d+ a second$/m);
  expect(status).toBe(0);
});

test('names the bad line, wherever it stands, and prints what came before', () => {
  const good = Array.from({length: 3000}, (_, at) => `Ferry line ${at} reopens after a long winter in the harbour`);
  const {stdout, stderr, status} = filter([...good, '{"title":"a"}', 'more'].join('\n'));
  expect(stderr).toContain('-:3001: expected "text" to be a text');
  expect(stdout.split('\n').length).toBeGreaterThan(1000);
  expect(status).toBe(1);
});
