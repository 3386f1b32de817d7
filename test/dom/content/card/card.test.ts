/** @jest-environment jsdom */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import {type Card, type CardContent, createCard} from '../../../../src/content/card/card.ts';
import {createSay} from '../../../../src/core/say.ts';
import type {Score} from '../../../../src/core/score.ts';
import type {Explained} from '../../../../src/protocol/messages.ts';
import {english} from '../../../support/english.ts';
import {readJson} from '../../../support/repository-files.ts';
import {recordShadowRoots} from '../../../support/shadow-roots.ts';

const rootOf = recordShadowRoots();
const SCORE: Score = {credibility: 0.12, satire: 0.9, clickbait: 0.9};
const HERE = {left: 10, top: 10, right: 20, bottom: 20};

let controller: AbortController;
let card: Card;

const findCard = (): Element | null => document.querySelector('grain-card');
const readCard = (): string[] => [...rootOf(findCard()).querySelectorAll('p')].map(line => line.textContent ?? '');

beforeEach(() => {
  document.body.innerHTML =
    '<h2><a href="#followed">Council opens bridge</a></h2><h2><a href="#followed">Gulls return to pier</a></h2><p>text</p>';
  location.hash = '';
  controller = new AbortController();
  card = createCard(window, english, controller.signal);
});
afterEach(() => controller.abort());

const tell = (score: Score): CardContent => ({parts: [{text: 'Council opens bridge', score}], threshold: 0.3});

function openPlain(score: Score): void {
  card.open({key: {}, content: tell(score), isPinned: true, readAnchor: () => HERE});
}

describe('the card', () => {
  test.each<[string, Score, string[]]>([
    [
      'a doubtful headline',
      SCORE,
      [
        'Take this with a grain of salt',
        'Of 100 headlines scored like this, about 12 came from reputable outlets in our tests.',
        'Sounds like satire',
        'Sounds like clickbait',
        'Judged by wording alone, on your device. It cannot know what happened, who wrote it or what a picture shows.',
      ],
    ],
    [
      'a credible headline',
      {credibility: 0.91, satire: 0, clickbait: 0},
      [
        'Reads like reputable news',
        'Of 100 headlines scored like this, about 91 came from reputable outlets in our tests.',
        'Judged by wording alone, on your device. It cannot know what happened, who wrote it or what a picture shows.',
      ],
    ],
    [
      'a headline that could not be assessed',
      {reason: 'unknown-words'},
      ['Not assessed: too many unknown words', 'Judged by wording alone, on your device.'],
    ],
  ])('says of %s', (_, score, lines) => {
    openPlain(score);
    expect(readCard()).toEqual(lines);
  });

  test('is in the page only while it is open, in a closed root', () => {
    const before = document.documentElement.outerHTML;
    openPlain(SCORE);
    expect(findCard()?.shadowRoot).toBeNull();
    expect(document.body.contains(findCard())).toBe(false);
    card.close();
    expect(document.documentElement.outerHTML).toBe(before);
  });

  test('there is one at a time', () => {
    openPlain(SCORE);
    openPlain({reason: 'language'});
    expect(document.querySelectorAll('grain-card')).toHaveLength(1);
    expect(readCard()[0]).toBe('Not assessed: not in English');
  });

  test('shows hostile text as text, in its own direction', () => {
    const text = '<img src=x onerror=alert(1)> \u202egnihtyna\u202c <script>1</script>';
    const parts = [
      {text, score: SCORE},
      {text: 'Other words of the selection', score: SCORE},
    ];
    card.open({key: parts, content: {parts, threshold: 0.3}, isPinned: true, readAnchor: () => HERE});
    const root = rootOf(findCard());
    const quote = root.querySelector<HTMLElement>('.quote');
    expect(quote?.textContent).toBe(text);
    expect(quote?.dir).toBe('auto');
    expect(root.querySelector('img, script')).toBeNull();
  });

  test('goes away on Escape, which the page does not see', () => {
    const seen: string[] = [];
    const listen = (event: KeyboardEvent): void => void seen.push(event.key);
    document.addEventListener('keydown', listen, {signal: controller.signal});
    openPlain(SCORE);
    document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, cancelable: true}));
    expect(findCard()).toBeNull();
    expect(seen).toEqual([]);
    document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true, cancelable: true}));
    expect(seen).toEqual(['Escape']);
  });

  test('goes away when what it is about is gone', () => {
    let anchor: typeof HERE | null = HERE;
    card.open({key: {}, content: tell(SCORE), isPinned: true, readAnchor: () => anchor});
    window.dispatchEvent(new Event('scroll'));
    expect(findCard()).not.toBeNull();
    anchor = null;
    window.dispatchEvent(new Event('scroll'));
    expect(findCard()).toBeNull();
  });

  test('takes the focus only where it has to be given back, and gives it back', () => {
    const link = document.querySelector('a')!;
    link.focus();
    openPlain(SCORE);
    expect(document.activeElement).toBe(link);
    card.open({
      key: {},
      content: tell(SCORE),
      isPinned: true,
      readAnchor: () => HERE,
      returnFocus: () => link.focus(),
    });
    expect(document.activeElement).toBe(findCard());
    card.close();
    expect(document.activeElement).toBe(link);
  });

  test('shows which words count as soon as that is known', async () => {
    let answer: (explained: Explained) => void = () => undefined;
    const explain = () => new Promise<Explained>(resolve => (answer = resolve));
    card.open({key: {}, content: tell(SCORE), isPinned: true, readAnchor: () => HERE, explain});
    expect(rootOf(findCard()).querySelector('.lowering')).toBeNull();
    answer({score: SCORE, words: [{start: 0, end: 7, weight: -0.4}]});
    await Promise.resolve();
    await Promise.resolve();
    expect(rootOf(findCard()).querySelector('.lowering')?.textContent).toBe('Council');
    expect(readCard()).toContain('Speaks against it: Council');
  });

  test('does what its buttons say, keeps the focus where it was, and lets Tab go through them', () => {
    const actions: unknown[] = [];
    const can = {correct: true, hideSite: true};
    const act = (action: unknown): void => {
      actions.push(action);
      const parts = [{text: 'Council opens bridge', score: SCORE, correction: 'credible'}] as const;
      card.update({parts, threshold: 0.3, can});
    };
    const content = {...tell(SCORE), can};
    card.open({key: {}, content, isPinned: true, readAnchor: () => HERE, returnFocus: () => undefined, act});
    const root = rootOf(findCard());
    const press = (): boolean =>
      findCard()!.dispatchEvent(new KeyboardEvent('keydown', {key: 'Tab', bubbles: true, cancelable: true}));
    press();
    const [wrong] = root.querySelectorAll('button');
    wrong!.focus();
    wrong!.click();
    expect(actions).toEqual([{correct: 'credible'}]);
    expect(root.activeElement?.textContent).toBe('Undo');
    expect(readCard()[0]).toBe('You said: reads like reputable news');
    press();
    expect(findCard()).not.toBeNull();
    root.querySelectorAll('button')[1]!.focus();
    press();
    expect(findCard()).toBeNull();
  });

  test('speaks the language of the reader, in its direction, whatever the page speaks', () => {
    const arabic = createSay(readJson('assets/_locales/ar/messages.json'));
    const other = createCard(window, arabic, controller.signal);
    other.open({key: {}, content: tell(SCORE), isPinned: true, readAnchor: () => HERE});
    const panel = rootOf(findCard()).querySelector<HTMLElement>('.panel')!;
    expect([panel.lang, panel.dir]).toEqual(['ar', 'rtl']);
  });

  test('goes with the run of the script', () => {
    openPlain(SCORE);
    controller.abort();
    expect(findCard()).toBeNull();
  });
});
