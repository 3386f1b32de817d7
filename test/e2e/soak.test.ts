// A short form of `npm run soak`: the background killed at chosen moments while pages change.
import {expect, jest, test} from '@jest/globals';
import {listProblems} from '../../src/tools/soak/report.ts';
import {runSoak} from '../../src/tools/soak/run.ts';
import {describeWithBrowser} from '../support/skip.ts';

const TIMEOUT_MS = 180_000;
jest.setTimeout(TIMEOUT_MS);

describeWithBrowser('chromium')('in chromium, every headline comes right', () => {
  test('after 15 kills of the worker, and in 12 tabs opened at once', async () => {
    const result = await runSoak({browser: 'chromium', kills: 15, seed: 2, tabs: 12}, () => undefined);
    expect(listProblems(result)).toEqual([]);
    expect(result.kills.headlines).toBeGreaterThan(40);
    expect(result.tabs?.headlines).toBe(144);
  });
});

describeWithBrowser('firefox')('in firefox, every headline comes right', () => {
  test('after 3 kills of the event page', async () => {
    const result = await runSoak({browser: 'firefox', kills: 3, seed: 2, tabs: 0}, () => undefined);
    expect(listProblems(result)).toEqual([]);
    expect(result.kills.headlines).toBeGreaterThan(10);
  });
});
