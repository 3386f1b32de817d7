import {describe, expect, jest, test} from '@jest/globals';
import {
  BURST,
  createRateLimit,
  EXPLAIN_COST,
  MAX_UNDER_WAY,
  PER_SECOND,
  type RateLimit,
  REFUSED_COST,
  REPORT_COST,
} from '../../../src/background/rate-limit.ts';
import {MAX_BATCH} from '../../../src/protocol/messages.ts';
import type {Sender} from '../../../src/protocol/messenger.ts';

const tab = (tabId: number): Sender => ({tabId, frameId: 0, url: 'https://example.com/', isExtensionPage: false});
const REFUSAL = {name: 'PermissionError', message: expect.stringMatching(/^expected at most .*, received more$/)};

function createLimit(): {limit: RateLimit; pass(ms: number): void} {
  let nowMs = 0;
  return {limit: createRateLimit(() => nowMs), pass: ms => (nowMs += ms)};
}

/** Asks for full batches, one after the other, until one is refused. @returns texts granted */
async function drain(limit: RateLimit, sender: Sender, most = 10 * BURST): Promise<number> {
  let granted = 0;
  const work = async () => 'scored';
  for (; granted < most; granted += MAX_BATCH) {
    if ((await limit.run(sender, MAX_BATCH, work).catch(() => 'refused')) === 'refused') break;
  }
  return granted;
}

describe('createRateLimit', () => {
  test('a page of ten thousand headlines that is read at one go is never refused', async () => {
    const {limit} = createLimit();
    expect(await drain(limit, tab(1), 10_000)).toBeGreaterThanOrEqual(10_000);
  });

  test('a page that shows new headlines for ever, 500 a second, is never refused', async () => {
    const {limit, pass} = createLimit();
    for (let second = 0; second < 300; second++) {
      expect(await drain(limit, tab(1), 500)).toBeGreaterThanOrEqual(500);
      pass(1000);
    }
  });

  test('a tab that asks without end gets the burst, and then so many texts a second', async () => {
    const {limit, pass} = createLimit();
    expect(await drain(limit, tab(1))).toBe(BURST);
    pass(1000);
    expect(await drain(limit, tab(1))).toBeGreaterThan(PER_SECOND - MAX_BATCH);
    pass(3_600_000);
    expect(await drain(limit, tab(1))).toBe(BURST);
  });

  test('what one tab asks for is not taken from another, nor from pages of ours', async () => {
    const {limit} = createLimit();
    await drain(limit, tab(1));
    expect(await drain(limit, tab(2), 1000)).toBeGreaterThanOrEqual(1000);
    expect(await drain(limit, {isExtensionPage: true}, 2 * BURST)).toBeGreaterThanOrEqual(2 * BURST);
  });

  test('what is refused is not done, and says so by name', async () => {
    const {limit} = createLimit();
    await drain(limit, tab(1));
    const work = jest.fn(async () => 'scored');
    await expect(limit.run(tab(1), MAX_BATCH, work)).rejects.toMatchObject(REFUSAL);
    expect(work).not.toHaveBeenCalled();
  });

  test('a tab has a bounded number of texts under way, whatever it may still spend', async () => {
    const {limit} = createLimit();
    let finish: () => void = () => undefined;
    const finished = new Promise<void>(resolve => (finish = resolve));
    const running = Array.from({length: MAX_UNDER_WAY / MAX_BATCH}, () => limit.run(tab(1), MAX_BATCH, () => finished));
    await expect(limit.run(tab(1), 1, async () => 1)).rejects.toMatchObject(REFUSAL);
    await expect(limit.run(tab(2), 1, async () => 1)).resolves.toBe(1);
    finish();
    await Promise.all(running);
    await expect(limit.run(tab(1), 1, async () => 1)).resolves.toBe(1);
  });

  test('work that fails is no longer under way', async () => {
    const {limit} = createLimit();
    for (let count = 0; count < MAX_UNDER_WAY; count++) {
      await expect(limit.run(tab(1), 2, () => Promise.reject(new Error('why')))).rejects.toThrow('why');
    }
    await expect(limit.run(tab(1), MAX_BATCH, async () => 1)).resolves.toBe(1);
  });

  test('messages that are none are told of a few times, and cost what could have been asked for', async () => {
    const {limit, pass} = createLimit();
    let told = 0;
    for (let count = 0; count < 10_000; count++) if (limit.spend(tab(1), REFUSED_COST)) told++;
    expect(told).toBe(BURST / REFUSED_COST);
    expect(await drain(limit, tab(1))).toBe(0);
    pass(60_000);
    expect(limit.spend(tab(1), REFUSED_COST)).toBe(true);
    expect(limit.spend({isExtensionPage: true}, 10 * BURST)).toBe(true);
  });

  test('senders without a tab share one account', async () => {
    const {limit} = createLimit();
    await drain(limit, {isExtensionPage: false});
    expect(await drain(limit, {isExtensionPage: false, frameId: 7})).toBe(0);
  });

  test('tabs that went are forgotten: a thousand others, and the first begins afresh', async () => {
    const {limit} = createLimit();
    await drain(limit, tab(1));
    for (let tabId = 2; tabId < 1003; tabId++) limit.spend(tab(tabId), 1);
    expect(await drain(limit, tab(1), 1000)).toBeGreaterThanOrEqual(1000);
  });

  test('a card opened and a report made as often as a person and a page do it leave enough for the headlines', () => {
    // One card a second, four reports a second.
    expect(EXPLAIN_COST + 4 * REPORT_COST).toBeLessThan(PER_SECOND / 4);
  });
});
