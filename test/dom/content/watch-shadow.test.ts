/** @jest-environment jsdom */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import {createPageReader} from '../../../src/content/extract/index.ts';
import {addHeadline, createWatchedPage, findHeadline, type WatchedPage} from '../../support/watched-page.ts';

const URL = 'https://gazette.example/';
const story = (headline: string): string =>
  `<article><h3><a href="/2031/03/01/${headline.toLowerCase().replaceAll(' ', '-')}">${headline}</a></h3></article>`;

/** Gives an element a root, as the code of a custom element does. */
function giveRoot(host: Element, html: string): ShadowRoot {
  const root = host.attachShadow({mode: 'open'});
  root.innerHTML = html;
  return root;
}

let on: WatchedPage;

beforeEach(() => {
  on = createWatchedPage();
  const reader = createPageReader(document);
  on.page.extract = root => reader.extract(root, URL);
  document.body.innerHTML = `<main>${['Ferry sails again after the storm', 'Mayor opens a bridge over nothing'].map(story).join('')}<x-river></x-river></main>`;
});
afterEach(() => on.controller.abort());

describe('watchHeadlines, on a page with open shadow roots', () => {
  test('finds what is in them from the start, also in one within another', async () => {
    const root = giveRoot(
      document.querySelector('x-river')!,
      `${story('Gulls return to the old pier')}<x-card></x-card>`,
    );
    giveRoot(root.querySelector('x-card')!, story('Baker wins prize for flat loaves'));
    on.start();
    await on.scheduler.advance(2000);
    expect(on.texts()).toContain('Gulls return to the old pier');
    expect(on.texts()).toContain('Baker wins prize for flat loaves');
    expect(on.texts()).toHaveLength(4);
  });

  test('follows what changes in them', async () => {
    const root = giveRoot(document.querySelector('x-river')!, story('Gulls return to the old pier'));
    on.start();
    await on.scheduler.advance(2000);
    root.querySelector('a')!.textContent = 'Gulls leave the old pier for good';
    root.querySelector('article')!.insertAdjacentHTML('afterend', story('Baker wins prize for flat loaves'));
    await on.scheduler.advance(2000);
    expect(on.texts()).toContain('Gulls leave the old pier for good');
    expect(on.texts()).toContain('Baker wins prize for flat loaves');
    expect(on.texts()).not.toContain('Gulls return to the old pier');
    root.querySelector('article')!.remove();
    await on.scheduler.advance(2000);
    expect(on.texts()).toHaveLength(3);
  });

  test('finds a root that an element gets later, without any change of the page', async () => {
    on.start();
    await on.scheduler.advance(2000);
    giveRoot(document.querySelector('x-river')!, story('Gulls return to the old pier'));
    await on.scheduler.advance(20_000);
    expect(on.texts()).toContain('Gulls return to the old pier');
  });

  test('gives up looking for roots of elements that get none', async () => {
    on.start();
    await on.scheduler.advance(60_000);
    expect(on.scheduler.pendingMs()).toEqual([]);
  });

  test('reads what a slot is given in the place where it is shown', async () => {
    const host = document.querySelector('x-river')!;
    host.innerHTML = '<span>Gulls return to the old pier</span>';
    giveRoot(
      host,
      '<h3><a href="/2031/03/01/gulls-return-to-the-old-pier"><slot></slot></a></h3><footer>About us</footer>',
    );
    on.start();
    await on.scheduler.advance(2000);
    const headline = [...on.watch().all()].find(({text}) => text === 'Gulls return to the old pier');
    expect(headline?.element).toBe(host.querySelector('span'));
  });
});

describe('watchHeadlines, on a page that is put together again', () => {
  beforeEach(() => {
    on.controller.abort();
    on = createWatchedPage();
  });

  test('a tree replaced by one that reads the same is scored from memory', async () => {
    on.start();
    await on.scheduler.advance(2000);
    const before = findHeadline(0);
    const {innerHTML} = document.body;
    document.body.innerHTML = innerHTML;
    await on.scheduler.advance(2000);
    expect(on.watch().get(before)).toBeUndefined();
    expect(on.watch().get(findHeadline(0))?.score).not.toBeNull();
    expect(on.gone).toHaveLength(2);
    expect(on.requests).toEqual([['First story', 'Second one']]);
  });

  test('a slide that a carousel moves to the other end keeps what it has', async () => {
    on.start();
    await on.scheduler.advance(2000);
    const first = findHeadline(0);
    const before = on.watch().get(first);
    document.querySelector('main')!.append(first.parentElement!);
    await on.scheduler.advance(2000);
    expect(on.watch().get(first)).toBe(before);
    expect(on.requests).toHaveLength(1);
    expect(on.gone).toEqual([]);
  });

  test('many stories loaded in one go are read once', async () => {
    on.start();
    await on.scheduler.advance(2000);
    on.extracted.length = 0;
    for (let index = 0; index < 100; index++) addHeadline(`Story number ${index}`);
    await on.scheduler.advance(2000);
    expect(on.extracted).toHaveLength(1);
    expect(on.texts()).toHaveLength(102);
  });
});
