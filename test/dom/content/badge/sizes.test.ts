/** @jest-environment jsdom */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import {createSizeWatch, watchAppearance} from '../../../../src/content/badge/sizes.ts';
import {createManualScheduler, type ManualScheduler} from '../../../support/manual-scheduler.ts';

let scheduler: ManualScheduler;
let controller: AbortController;

beforeEach(() => {
  scheduler = createManualScheduler();
  controller = new AbortController();
});
afterEach(() => controller.abort());

describe('createSizeWatch', () => {
  function setUp() {
    let tell: (targets: readonly Element[]) => void = () => undefined;
    const observed = new Set<Element>();
    const resized: HTMLElement[][] = [];
    const sizes = createSizeWatch(
      callback => {
        tell = targets => callback(targets.map(target => ({target})));
        return {
          observe: element => void observed.add(element),
          unobserve: element => void observed.delete(element),
          disconnect: () => observed.clear(),
        };
      },
      scheduler,
      elements => resized.push([...elements]),
      controller.signal,
    );
    const [one, other] = [document.createElement('h2'), document.createElement('h2')];
    sizes.observe(one);
    sizes.observe(other);
    return {tell: (...targets: Element[]) => tell(targets), observed, resized, sizes, one, other};
  }

  test('the sizes that an observer begins with are no changes', async () => {
    const {tell, resized, one, other} = setUp();
    tell(one, other);
    await scheduler.advance(1000);
    expect(resized).toEqual([]);
  });

  test('many changes are told once, when they are over, each headline once', async () => {
    const {tell, resized, one, other} = setUp();
    tell(one, other);
    for (let step = 0; step < 5; step++) {
      tell(one);
      await scheduler.advance(50);
    }
    tell(other);
    await scheduler.advance(1000);
    expect(resized).toEqual([[one, other]]);
  });

  test('a headline that lost its badge is told of no more', async () => {
    const {tell, resized, sizes, one, other} = setUp();
    tell(one, other);
    tell(one, other);
    sizes.unobserve(one);
    await scheduler.advance(1000);
    expect(resized).toEqual([[other]]);
  });

  test('the end of the run ends it', async () => {
    const {tell, observed, resized, one} = setUp();
    tell(one);
    tell(one);
    controller.abort();
    await scheduler.advance(1000);
    expect(resized).toEqual([]);
    expect(observed.size).toBe(0);
  });
});

describe('watchAppearance', () => {
  beforeEach(() => {
    document.head.innerHTML = '<style>.dark, [data-theme=dark] {background: rgb(0, 0, 0)}</style>';
    document.documentElement.removeAttribute('class');
    document.body.removeAttribute('data-theme');
  });

  test('names that change no colour change nothing', async () => {
    let looks = 0;
    watchAppearance(window, scheduler, () => looks++, controller.signal);
    document.body.className = 'scrolled';
    await scheduler.advance(5000);
    expect(looks).toBe(0);
  });

  test.each<[string, () => void]>([
    ['the window is resized', () => window.dispatchEvent(new Event('resize'))],
    ['the page switches its theme', () => document.documentElement.classList.add('dark')],
    ['its body does', () => document.body.setAttribute('data-theme', 'dark')],
  ])('everything is looked at again when %s', async (_, change) => {
    let looks = 0;
    watchAppearance(window, scheduler, () => looks++, controller.signal);
    change();
    change();
    await scheduler.advance(1000);
    expect(looks).toBe(1);
    controller.abort();
    change();
    await scheduler.advance(1000);
    expect(looks).toBe(1);
  });
});
