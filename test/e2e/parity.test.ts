import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, jest, test} from '@jest/globals';
import {inRepository} from '../../src/build/paths.ts';
import {isAssessed} from '../../src/core/score.ts';
import {scoreInExtension} from '../../src/tools/extension-page.ts';
import {START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {describeWithBrowser} from '../support/skip.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

const FILE = 'test/fixtures/e2e/headlines.txt';
/** Engines may add in another order; nobody sees a difference of this size. */
const TOLERANCE = 1e-4;

interface ScoreLine {
  readonly text: string;
  readonly credibility: number | null;
}

function scoreInNode(): ScoreLine[] {
  const command = [inRepository('node_modules/tsx/dist/cli.mjs'), inRepository('src/tools/score.ts'), FILE];
  const {stdout, stderr, status} = spawnSync(process.execPath, command, {cwd: inRepository('.'), encoding: 'utf8'});
  if (status !== 0) throw new Error(`expected score to end well, received ${status}: ${stderr}`);
  return stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
}

const texts = readFileSync(inRepository(FILE), 'utf8').trim().split('\n');
let lines: ScoreLine[];

beforeAll(() => {
  lines = scoreInNode();
}, START_TIMEOUT_MS);

test('Node scores fifty headlines, nearly all of which can be assessed', () => {
  expect(lines.map(({text}) => text)).toEqual(texts);
  expect(texts).toHaveLength(50);
  expect(lines.filter(({credibility}) => credibility !== null).length).toBeGreaterThanOrEqual(45);
});

describe.each(['chromium', 'firefox'] as const)('%s', name => {
  describeWithBrowser(name)('the extension', () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await startStage(name);
    }, START_TIMEOUT_MS);
    afterAll(() => stage?.close());

    test(`gives fifty headlines the credibility that Node gives them, to ${TOLERANCE}`, async () => {
      const {scores} = await scoreInExtension(stage.extension, texts);
      const found = scores.map(score => (isAssessed(score) ? score.credibility : null));
      const wrong = lines.filter(({credibility}, index) => {
        const other = found[index] ?? null;
        if (credibility === null || other === null) return credibility !== other;
        return Math.abs(credibility - other) > TOLERANCE;
      });
      expect(found).toHaveLength(50);
      expect(wrong).toEqual([]);
    });
  });
});
