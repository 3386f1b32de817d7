/** A short form of `npm run fuzz`: what needs a browser. */
import {expect, jest, test} from '@jest/globals';
import {fuzzPages} from '../../src/tools/fuzz/fuzz-pages.ts';
import {tryScenarios} from '../../src/tools/fuzz/try-scenarios.ts';
import {describeWithBrowser} from '../support/skip.ts';

jest.setTimeout(240_000);

describeWithBrowser('chromium')('in chromium, whatever a page is', () => {
  test('100 generated pages are read, changed and left as they were (`npm run fuzz` tries 10,000)', async () => {
    const findings = await fuzzPages({seed: 20_311, documents: 100, onProgress: () => undefined});
    expect(findings.failures).toEqual([]);
    expect(findings.tried).toBe(100);
    expect(findings.seen.badges).toBeGreaterThan(300);
  });

  test.each([
    'fields that hide',
    'names that hide',
    'frames with the names',
    'elements of our names',
    'forged messages',
    'policy that allows nothing',
  ])('%s', async name => {
    const findings = await tryScenarios(() => undefined, name);
    expect(findings.failures).toEqual([]);
    expect(findings.tried).toBe(1);
  });
});
