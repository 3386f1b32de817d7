import {describe, expect, test} from '@jest/globals';
import {createGate, type PageKind} from '../../../../src/content/watch/gate.ts';
import {createManualScheduler} from '../../../support/manual-scheduler.ts';

function setUp(kind: PageKind, language = 'en') {
  const scheduler = createManualScheduler();
  const page = {url: 'https://example.com/a', kind, language, asked: 0};
  const gate = createGate(
    scheduler,
    () => page.url,
    () => {
      page.asked++;
      return {kind: page.kind, language: page.language, unsure: ''};
    },
  );
  return {scheduler, page, gate};
}

describe('createGate', () => {
  test.each([
    ['article', 'en', true],
    ['front', 'en', true],
    ['none', 'en', false],
    ['front', 'de', false],
  ] as const)('a page of kind %s in %s: open is %s', (kind, language, isOpen) => {
    expect(setUp(kind, language).gate.check(true)).toEqual({isOpen, isNew: true});
  });

  test('an open page is not judged again while its address stays', () => {
    const {gate, page} = setUp('front');
    gate.check(true);
    page.url = 'https://example.com/a#part';
    expect(gate.check(true)).toEqual({isOpen: true, isNew: false});
    expect(page.asked).toBe(1);
  });

  test('another address is another page', () => {
    const {gate, page} = setUp('front');
    gate.check(true);
    page.url = 'https://example.com/b';
    page.kind = 'none';
    expect(gate.check(false)).toEqual({isOpen: false, isNew: true});
  });

  test('a page that becomes news is opened when it changes, after a while', async () => {
    const {gate, page, scheduler} = setUp('none');
    gate.check(true);
    page.kind = 'front';
    expect(gate.check(true)).toEqual({isOpen: false, isNew: false});
    expect(gate.dueMs).toBe(250);
    await scheduler.advance(250);
    expect(gate.check(false)).toEqual({isOpen: true, isNew: true});
    expect(gate.dueMs).toBeNull();
  });

  test('a page that is no news and changes for ever is judged ever more seldom', async () => {
    const {gate, page, scheduler} = setUp('none');
    for (let count = 0; count < 600; count++) {
      gate.check(true);
      await scheduler.advance(100);
    }
    expect(page.asked).toBeGreaterThan(4);
    expect(page.asked).toBeLessThan(12);
  });

  test('a page that is no news and does not change is left alone', async () => {
    const {gate, page, scheduler} = setUp('none');
    gate.check(true);
    await scheduler.advance(60_000);
    expect(gate.dueMs).toBeNull();
    gate.check(false);
    expect(page.asked).toBe(1);
  });
});

describe('a gate before a page whose language is in doubt', () => {
  function setUpDoubt(own: string, detect?: (text: string) => Promise<string | null>) {
    const scheduler = createManualScheduler();
    const page = {url: 'https://example.com/a', unsure: 'words of the page', asked: [] as string[]};
    const ask =
      detect &&
      ((text: string) => {
        page.asked.push(text);
        return detect(text);
      });
    const gate = createGate(
      scheduler,
      () => page.url,
      () => ({kind: 'front' as const, language: own, unsure: page.unsure}),
      ask,
    );
    return {scheduler, page, gate};
  }

  test.each([
    ['en', 'de', false],
    ['de', 'en', true],
    ['en', null, true],
    ['de', null, false],
  ] as const)('ours says %s, the browser %s: open is %s', async (own, answer, isOpen) => {
    const {gate, page} = setUpDoubt(own, async () => answer);
    expect(gate.check(true).isOpen).toBe(false);
    await gate.answer;
    expect(gate).toMatchObject({isOpen, answer: null, dueMs: null});
    expect(gate.check(false)).toEqual({isOpen, isNew: false});
    expect(page.asked).toEqual(['words of the page']);
  });

  test('takes our own word where the browser fails, or has no such thing', async () => {
    const {gate} = setUpDoubt('en', () => Promise.reject(new Error('not here')));
    gate.check(true);
    await gate.answer;
    expect(gate.isOpen).toBe(true);
    expect(setUpDoubt('en').gate.check(true).isOpen).toBe(true);
  });

  test('asks for each address once, and no more of the page before', async () => {
    let answer: (language: string) => void = () => undefined;
    const {gate, page} = setUpDoubt('en', () => new Promise(resolve => (answer = resolve)));
    gate.check(true);
    const late = answer;
    page.url = 'https://example.com/b';
    gate.check(true);
    late('en');
    await new Promise(process.nextTick);
    expect(gate).toMatchObject({isOpen: false, answer: expect.any(Promise)});
    answer('de');
    await gate.answer;
    expect(gate.check(true).isOpen).toBe(false);
    expect(page.asked).toHaveLength(2);
  });

  test('asks nothing about a page that is sure of its language', () => {
    const {gate, page} = setUpDoubt('en', async () => 'de');
    page.unsure = '';
    expect(gate.check(true).isOpen).toBe(true);
    expect(page.asked).toEqual([]);
  });
});
