/** Where WebAssembly has no SIMD, TensorFlow.js scores instead: the same numbers from another script. */
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, jest, test} from '@jest/globals';
import {buildExtension} from '../../src/build/extension.ts';
import {inRepository} from '../../src/build/paths.ts';
import {isAssessed} from '../../src/core/score.ts';
import {createScorer} from '../../src/inference/scorer.ts';
import {type Session, startSession} from '../../src/tools/browser.ts';
import {type ExtensionPage, openExtensionPage, scoreInExtension} from '../../src/tools/extension-page.ts';
import {openModel} from '../../src/training/export.ts';
import {openKernelEngine} from '../../src/training/open-engine.ts';
import {START_TIMEOUT_MS, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {describeWithBrowser} from '../support/skip.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

const texts = readFileSync(inRepository('test/fixtures/e2e/headlines.txt'), 'utf8').trim().split('\n');

async function scoreInNode(): Promise<(number | null)[]> {
  const model = await openModel(inRepository('models'));
  const scores = await createScorer(model, await openKernelEngine(model))(texts);
  return scores.map(score => (isAssessed(score) ? score.credibility : null));
}

/** Firefox has no switch for SIMD: there the question whether there is any is turned round. */
function turnProbe(script: string): void {
  const source = readFileSync(script, 'utf8');
  expect(source.split('WebAssembly.validate(')).toHaveLength(2);
  writeFileSync(script, source.replace('WebAssembly.validate(', '!WebAssembly.validate('));
}

const folder = mkdtempSync(join(tmpdir(), 'grain-of-salt-fallback-'));
let folders: Awaited<ReturnType<typeof buildExtension>>;
beforeAll(async () => {
  folders = await buildExtension(folder);
  turnProbe(join(folders.firefox, 'background.js'));
}, START_TIMEOUT_MS);
afterAll(() => rmSync(folder, {recursive: true, force: true}));

describe.each(['chromium', 'firefox'] as const)('%s without SIMD', name => {
  describeWithBrowser(name)('the extension', () => {
    let session: Session;
    let page: ExtensionPage;
    beforeAll(async () => {
      // SSE 4.1 is what V8 needs for SIMD on x86; on other processors the switch does nothing.
      const args = name === 'chromium' ? ['--js-flags=--no-enable-sse4-1'] : [];
      const extension = folders[name === 'chromium' ? 'chrome' : 'firefox'];
      if (name === 'chromium' && process.arch !== 'x64') turnProbe(join(extension, 'background.js'));
      session = await startSession({name, extension, headless: true, args});
      page = await openExtensionPage(session);
    }, START_TIMEOUT_MS);
    afterAll(() => session?.close());

    test('gives the credibility that the kernels give in Node, to 1e-6', async () => {
      const {scores} = await scoreInExtension(page, texts);
      const expected = await scoreInNode();
      const found = scores.map(score => (isAssessed(score) ? score.credibility : null));
      expect(found.map(value => value === null)).toEqual(expected.map(value => value === null));
      const differences = found.map((value, index) => Math.abs((value ?? 0) - (expected[index] ?? 0)));
      expect(Math.max(...differences)).toBeLessThan(1e-6);
    });
  });
});
