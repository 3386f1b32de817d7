/** @jest-environment jsdom */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import {type Badges, createBadges} from '../../../../src/content/badge/badges.ts';
import {type CardContent, createCard} from '../../../../src/content/card/card.ts';
import {connectCard} from '../../../../src/content/card/connect.ts';
import {createLazyCard, type LazyCard} from '../../../../src/content/card/lazy-card.ts';
import {showSelection} from '../../../../src/content/card/selection.ts';
import {english} from '../../../support/english.ts';
import {createFlatLayout} from '../../../support/flat-layout.ts';
import {createManualScheduler, type ManualScheduler} from '../../../support/manual-scheduler.ts';
import {recordShadowRoots} from '../../../support/shadow-roots.ts';

const rootOf = recordShadowRoots();

let controller: AbortController;
let card: LazyCard;
const findCard = (): Element | null => document.querySelector('grain-card');

afterEach(() => controller.abort());

describe('connectCard', () => {
  let scheduler: ManualScheduler;
  let badges: Badges;
  let refresh: () => void;
  let content: CardContent;
  const tell = (credibility: number): CardContent => {
    const score = {credibility, satire: 0, clickbait: 0};
    return {parts: [{text: 'Council opens bridge', score}], threshold: 0.3};
  };
  const hosts = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('grain-badge')];

  /** No event of a test is from a person. */
  let isReal = true;

  beforeEach(async () => {
    isReal = true;
    document.body.innerHTML =
      '<h2><a href="#followed">Council opens bridge</a></h2><h2><a href="#followed">Gulls return to pier</a></h2><p>text</p>';
    location.hash = '';
    controller = new AbortController();
    const load = async () => ({createCard, showSelection});
    const reportError = (error: unknown) => expect(error).toBeUndefined();
    card = createLazyCard({window, say: english, load, reportError}, controller.signal);
    card.prepare();
    await Promise.resolve();
    scheduler = createManualScheduler();
    badges = createBadges(document, createFlatLayout(), {observe: () => undefined, unobserve: () => undefined});
    const elements = [...document.querySelectorAll<HTMLElement>('a')];
    badges.show(elements.map(element => ({element, verdict: 'doubtful', label: 'doubtful'})));
    content = tell(0.12);
    ({refresh} = connectCard(
      window,
      {badges, card, scheduler, isReal: () => isReal},
      () => content,
      controller.signal,
    ));
  });

  function fire(target: Element, name: string, init: MouseEventInit & {pointerType?: string} = {}): boolean {
    const event = new MouseEvent(name, {bubbles: true, cancelable: true, composed: true, detail: 1, ...init});
    Object.defineProperty(event, 'pointerType', {value: init.pointerType ?? 'mouse'});
    return target.dispatchEvent(event);
  }

  const press = (target: Element, key: string, init: KeyboardEventInit = {}): boolean =>
    target.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true, composed: true, ...init}));

  test('what the page only says that a person did opens nothing', () => {
    isReal = false;
    fire(hosts()[0]!, 'click');
    fire(hosts()[0]!, 'pointerover');
    press(hosts()[0]!, 'Enter');
    expect(scheduler.pendingMs()).toEqual([]);
    expect(card.current).toBeNull();
    isReal = true;
    fire(hosts()[0]!, 'click');
    expect(card.current).not.toBeNull();
  });

  test.each(['click', 'auxclick', 'dblclick', 'mousedown', 'mouseup', 'pointerdown', 'pointerup', 'touchstart'])(
    'the page does not see a %s on a badge',
    name => {
      const seen: string[] = [];
      for (const target of [document, document.querySelector('a')!]) {
        target.addEventListener(name, () => seen.push(name), {capture: true, signal: controller.signal});
      }
      fire(hosts()[0]!, name);
      expect(seen).toEqual([]);
      fire(document.querySelector('p')!, name);
      expect(seen).toEqual([name]);
    },
  );

  test('a click opens the card and never follows the link under the badge', () => {
    expect(fire(hosts()[0]!, 'click')).toBe(false);
    expect(location.hash).toBe('');
    expect(findCard()).not.toBeNull();
    expect(card.current?.isPinned).toBe(true);
  });

  test('a middle click opens nothing', () => {
    expect(fire(hosts()[0]!, 'auxclick', {button: 1})).toBe(false);
    expect(findCard()).toBeNull();
  });

  test('a second click closes the card, a click on another badge moves it', () => {
    const [first, second] = hosts();
    fire(first!, 'click');
    fire(second!, 'click');
    expect(card.current?.key).toBe(second);
    fire(second!, 'click');
    expect(findCard()).toBeNull();
  });

  test('a pointer that rests opens the card, one that passes does not', async () => {
    fire(hosts()[0]!, 'pointerover');
    await scheduler.advance(100);
    fire(hosts()[0]!, 'pointerout');
    await scheduler.advance(1000);
    expect(findCard()).toBeNull();
    fire(hosts()[0]!, 'pointerover');
    await scheduler.advance(200);
    expect(findCard()).not.toBeNull();
  });

  test('moving away closes the card, unless the pointer goes onto it', async () => {
    fire(hosts()[0]!, 'pointerover');
    await scheduler.advance(200);
    fire(hosts()[0]!, 'pointerout');
    findCard()!.dispatchEvent(new Event('pointerenter'));
    await scheduler.advance(1000);
    expect(findCard()).not.toBeNull();
    findCard()!.dispatchEvent(new Event('pointerleave'));
    await scheduler.advance(1000);
    expect(findCard()).toBeNull();
  });

  test('a clicked card stays when the pointer leaves, and goes when something else is pressed', async () => {
    fire(hosts()[0]!, 'click');
    fire(hosts()[0]!, 'pointerout');
    await scheduler.advance(1000);
    expect(findCard()).not.toBeNull();
    fire(findCard()!, 'pointerdown');
    expect(findCard()).not.toBeNull();
    fire(document.querySelector('p')!, 'pointerdown');
    expect(findCard()).toBeNull();
  });

  test('a finger opens by tapping, not by touching on the way', async () => {
    fire(hosts()[0]!, 'pointerover', {pointerType: 'touch'});
    await scheduler.advance(1000);
    expect(findCard()).toBeNull();
    fire(hosts()[0]!, 'click', {pointerType: 'touch'});
    expect(findCard()).not.toBeNull();
  });

  test.each(['Enter', ' '])('key "%s" opens the card and gives it the focus; Escape gives it back', key => {
    const [host] = hosts();
    badges.focus(host!);
    expect(document.activeElement).toBe(host);
    expect(press(host!, key)).toBe(false);
    expect(document.activeElement).toBe(findCard());
    press(findCard()!, 'Escape');
    expect(findCard()).toBeNull();
    expect(document.activeElement).toBe(host);
  });

  test('Tab leaves the card for what comes after its badge', () => {
    const [host] = hosts();
    badges.focus(host!);
    press(host!, 'Enter');
    expect(press(findCard()!, 'Tab')).toBe(true);
    expect(document.activeElement).toBe(host);
  });

  test('other keys on a badge are left to the page', () => {
    const seen: string[] = [];
    document.addEventListener('keydown', event => seen.push(event.key), {signal: controller.signal});
    expect(press(hosts()[0]!, 'j')).toBe(true);
    expect(press(hosts()[0]!, 'Enter', {ctrlKey: true})).toBe(true);
    expect(seen).toEqual(['j', 'Enter']);
    expect(findCard()).toBeNull();
  });

  test('an open card says what is known now, and goes with its badge', () => {
    fire(hosts()[0]!, 'click');
    content = tell(0.9);
    refresh();
    expect(rootOf(findCard()).textContent).toContain('Reads like reputable news');
    badges.remove(document.querySelector('a')!);
    refresh();
    expect(findCard()).toBeNull();
  });
});
