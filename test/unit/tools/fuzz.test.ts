import {describe, expect, test} from '@jest/globals';
import {timeFairly, writeExample} from '../../../src/tools/fuzz/findings.ts';
import {fuzzTexts} from '../../../src/tools/fuzz/fuzz-texts.ts';
import {createSkippingScheduler} from '../../../src/tools/fuzz/skipping-scheduler.ts';

test('2,000 generated texts hold: pipeline, engine, wire and words (`npm run fuzz` tries 100,000)', async () => {
  let told = 0;
  const findings = await fuzzTexts({seed: 20_311, texts: 2000, onProgress: tried => (told = tried)});
  expect(findings.failures).toEqual([]);
  expect(findings.tried).toBe(2000);
  expect(told).toBe(2000);
  expect(findings.seen.assessed).toBeGreaterThan(50);
  expect(findings.seen.explained).toBeGreaterThan(0);
}, 60_000);

describe('what was found', () => {
  test('is written down so that a person can paste it', () => {
    expect(writeExample(['a\u202e', '\ud800"'])).toBe('["a\\u202e","\\ud800\\""]');
    expect(writeExample('x'.repeat(9000))).toMatch(/^.{2000}… \(9002 characters\)$/);
  });

  test('is timed once when it is fast, and up to six times when it is slow', () => {
    let runs = 0;
    expect(timeFairly(() => runs++)).toBeLessThan(50);
    expect(runs).toBe(1);
  });
});

describe('createSkippingScheduler', () => {
  test('runs what waits in order of time, and does not wait itself', async () => {
    let nowMs = 0;
    const scheduler = createSkippingScheduler(() => nowMs);
    const ran: string[] = [];
    scheduler.after(60_000, () => ran.push(`late at ${scheduler.now()}`));
    const callOff = scheduler.after(10, () => ran.push('never'));
    scheduler.after(5, () => {
      nowMs += 7;
      callOff();
      ran.push('early');
    });
    expect(await scheduler.runAll(120_000, async () => undefined)).toBe(7);
    expect(ran).toEqual(['early', 'late at 60000']);
  });
});
