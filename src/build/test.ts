/**
 * `npm test`: types, lint and every kind of test, one after another. `npm test -- types unit` runs only those named.
 * Its last line is `N passed, N failed`; types and lint count as one each. A test that cannot run here (a browser or
 * data outside the repository is missing) is skipped, says why in its name, and counts as neither.
 */

import {spawn} from 'node:child_process';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {inRepository} from './paths.ts';

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** Names of the tests that were skipped. */
  readonly skipped: readonly string[];
}

/** The part of Jest's report that is read. */
interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
  readonly testResults: readonly {
    readonly assertionResults: readonly {readonly status: string; readonly fullName: string}[];
  }[];
}

const {resolve} = createRequire(import.meta.url);

/** A command that hangs longer than this is ended and has failed. */
const STAGE_TIMEOUT_MS = 12 * 60_000;

/** Runs a script of a package with Node, its output passed on to stderr. @returns its exit code */
function runScript(script: string, args: readonly string[]): Promise<number> {
  return new Promise((resolveCode, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: inRepository('.'),
      stdio: ['ignore', 2, 2],
      timeout: STAGE_TIMEOUT_MS,
    });
    child.on('error', reject);
    child.on('exit', code => resolveCode(code ?? 1));
  });
}

async function runCheck(script: string, args: readonly string[]): Promise<Outcome> {
  const isPassed = (await runScript(script, args)) === 0;
  return {passed: isPassed ? 1 : 0, failed: isPassed ? 0 : 1, skipped: []};
}

/** @throws Error when Jest leaves no report, which means that it did not start */
async function readReport(path: string): Promise<JestReport> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new Error('expected Jest to leave a report: see its message above', {cause: error});
  }
}

async function runJest(projects: readonly string[], args: readonly string[]): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'grain-of-salt-test-'));
  const path = join(folder, 'report.json');
  try {
    await runScript(resolve('jest/bin/jest'), [
      ...['--selectProjects', ...projects],
      ...['--json', '--outputFile', path, '--passWithNoTests'],
      ...args,
    ]);
    const report = await readReport(path);
    const tests = report.testResults.flatMap(({assertionResults}) => assertionResults);
    return {
      passed: report.numPassedTests,
      // A file that cannot be run at all has no tests to count, and has failed.
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
      skipped: tests.filter(({status}) => status === 'pending').map(({fullName}) => fullName),
    };
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

const STAGES: Record<string, () => Promise<Outcome>> = {
  types: () => runCheck(join(resolve('typescript/package.json'), '..', 'bin', 'tsc'), ['--noEmit']),
  lint: () => runCheck(join(resolve('@biomejs/biome/package.json'), '..', 'bin', 'biome'), ['check', '.']),
  unit: () => runJest(['unit', 'dom'], []),
  structure: () => runJest(['structure'], []),
  // One file at a time: browsers that share two cores with each other make timing part of the result.
  e2e: () => runJest(['e2e'], ['--runInBand']),
};

function chooseStages(names: readonly string[]): string[] {
  const unknown = names.find(name => !(name in STAGES));
  if (unknown) throw new Error(`expected a stage of ${Object.keys(STAGES).join(', ')}, received ${unknown}`);
  return names.length > 0 ? [...names] : Object.keys(STAGES);
}

const outcomes: Outcome[] = [];
for (const name of chooseStages(process.argv.slice(2))) {
  const start = performance.now();
  console.log(`${name} …`);
  const outcome = await STAGES[name]!();
  outcomes.push(outcome);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${name}: ${outcome.passed} passed, ${outcome.failed} failed, ${seconds} s\n`);
}
const skipped = outcomes.flatMap(outcome => outcome.skipped);
if (skipped.length > 0) console.log(`${skipped.length} skipped:\n${skipped.map(name => `  ${name}`).join('\n')}`);
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
