/** @jest-environment jsdom */
import {afterEach, describe, expect, test} from '@jest/globals';
import {type Badges, createBadges} from '../../../../src/content/badge/badges.ts';
import type {Verdict} from '../../../../src/core/verdict.ts';
import {VERDICTS} from '../../../../src/core/verdict.ts';
import {createFlatLayout} from '../../../support/flat-layout.ts';
import {recordShadowRoots} from '../../../support/shadow-roots.ts';

const rootOf = recordShadowRoots();

const watchedSizes = new Set<HTMLElement>();
const sizes = {
  observe: (element: HTMLElement) => void watchedSizes.add(element),
  unobserve: (element: HTMLElement) => void watchedSizes.delete(element),
};

function setPage(html: string): HTMLElement[] {
  document.body.innerHTML = html;
  return [...document.querySelectorAll<HTMLElement>('[data-h]')];
}

function show(badges: Badges, element: HTMLElement, verdict: Verdict, label = `said: ${verdict}`): void {
  badges.show([{element, verdict, label}]);
}

function readMark(host: Element | undefined): HTMLElement {
  return rootOf(host).querySelector<HTMLElement>('[role=button]')!;
}

afterEach(() => {
  document.body.replaceChildren();
  watchedSizes.clear();
});

describe('a badge', () => {
  test.each([
    [10_000, 1],
    [10_001, 0],
  ])('in a row of %d stories: %d, for what is put into an endless row holds the page up', (count, expected) => {
    const [element] = setPage(`<ul><li><a data-h>Council opens bridge</a></li>${'<li></li>'.repeat(count - 1)}</ul>`);
    show(createBadges(document, createFlatLayout(), sizes), element!, 'doubtful');
    expect(document.querySelectorAll('grain-badge')).toHaveLength(expected);
  });

  test.each([
    ['plain text', '<h2 data-h>Council opens bridge</h2>'],
    ['a link inside', '<h2 data-h><a href="#">Council opens bridge</a></h2>'],
    ['several parts and spaces', '<h2 data-h> <a href="#"><b>Live</b> Council\n opens <i>bridge</i> \n</a> </h2>'],
    ['a comment and an icon at the end', '<h2 data-h>Council opens bridge<!-- x --><svg></svg></h2>'],
    ['a flexible box', '<h2 data-h style="display:flex">Council opens bridge</h2>'],
  ])('leaves a page with %s as it was once it is removed', (_, html) => {
    const [element] = setPage(html);
    const before = document.documentElement.outerHTML;
    const badges = createBadges(document, createFlatLayout(), sizes);
    show(badges, element!, 'doubtful');
    expect(document.querySelectorAll('grain-badge')).toHaveLength(1);
    badges.remove(element!);
    expect(document.documentElement.outerHTML).toBe(before);
    expect(watchedSizes.size).toBe(0);
  });

  test('adds one element and no text to the page', () => {
    const [element] = setPage('<h2 data-h><a href="#">Council opens bridge</a></h2>');
    const nodes = [...element!.querySelectorAll('*')];
    show(createBadges(document, createFlatLayout(), sizes), element!, 'doubtful');
    const added = [...element!.querySelectorAll('*')].filter(node => !nodes.includes(node));
    expect(added.map(node => node.localName)).toEqual(['grain-badge']);
    expect(element!.textContent).toBe('Council opens bridge');
    expect(added[0]!.childNodes).toHaveLength(0);
    expect(added[0]!.getAttributeNames()).toEqual(['data-verdict']);
  });

  test.each([
    ['inside the link', '<h2 data-h><a href="#">Council opens bridge</a></h2>', 'a'],
    [
      'inside the last word that is seen',
      '<h2 data-h>Council opens <i>bridge</i><svg><title>Opens a gallery</title></svg></h2>',
      'i',
    ],
    [
      'before words for screen readers only',
      '<h2 data-h>Council opens bridge<span style="position:absolute;width:1px;height:1px;overflow:hidden">(new)</span></h2>',
      'h2',
    ],
    ['before what is not displayed', '<h2 data-h><b>Council opens</b><i style="display:none">x</i></h2>', 'b'],
  ])('stands %s', (_, html, parent) => {
    const [element] = setPage(html);
    show(createBadges(document, createFlatLayout(), sizes), element!, 'doubtful');
    const host = document.querySelector('grain-badge');
    expect(host?.parentElement?.localName).toBe(parent);
    expect(host?.previousSibling?.nodeType).toBe(Node.TEXT_NODE);
  });

  test('is closed to the page', () => {
    const [element] = setPage('<h2 data-h>Council opens bridge</h2>');
    show(createBadges(document, createFlatLayout(), sizes), element!, 'doubtful');
    expect(document.querySelector('grain-badge')!.shadowRoot).toBeNull();
  });

  test('is not put where there is no text', () => {
    const [element] = setPage('<h2 data-h><img alt="Council opens bridge"> </h2>');
    show(createBadges(document, createFlatLayout(), sizes), element!, 'doubtful');
    expect(document.querySelector('grain-badge')).toBeNull();
  });

  test('each verdict has a shape of its own and says its words', () => {
    const [element] = setPage('<h2 data-h>Council opens bridge</h2>');
    const badges = createBadges(document, createFlatLayout(), sizes);
    const shapes = VERDICTS.map(verdict => {
      show(badges, element!, verdict);
      const host = badges.hostOf(element!);
      expect(host?.dataset.verdict).toBe(verdict);
      const mark = readMark(host);
      expect(mark.getAttribute('aria-label')).toBe(`said: ${verdict}`);
      expect(mark.tabIndex).toBe(0);
      expect(mark.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
      return mark.querySelector('svg')!.innerHTML;
    });
    expect(new Set(shapes).size).toBe(VERDICTS.length);
    expect(document.querySelectorAll('grain-badge')).toHaveLength(1);
  });

  test('a verdict that changes keeps the element and its place', () => {
    const [element] = setPage('<h2 data-h>Council opens bridge</h2>');
    const badges = createBadges(document, createFlatLayout(), sizes);
    show(badges, element!, 'doubtful');
    const host = badges.hostOf(element!);
    show(badges, element!, 'credible');
    expect(badges.hostOf(element!)).toBe(host);
    expect(host?.dataset.verdict).toBe('credible');
  });

  test('a label is text, whatever is in it', () => {
    const [element] = setPage('<h2 data-h>Council opens bridge</h2>');
    const badges = createBadges(document, createFlatLayout(), sizes);
    const label = '"><img src=x onerror=alert(1)>\u202e';
    show(badges, element!, 'doubtful', label);
    const mark = readMark(badges.hostOf(element!));
    expect(mark.getAttribute('aria-label')).toBe(label);
    expect(mark.querySelector('img')).toBeNull();
  });

  test('takes no room: its style lays it out empty and keeps the page out', () => {
    const [element] = setPage('<h2 data-h>Council opens bridge</h2>');
    const badges = createBadges(document, createFlatLayout(), sizes);
    show(badges, element!, 'doubtful');
    const css = rootOf(badges.hostOf(element!)).querySelector('style')!.textContent!;
    expect(css).toContain(':host{all:initial!important;display:inline!important;position:relative!important');
    expect(css).toContain('line-height:0!important');
    expect(css).toMatch(/@media print\s*\{:host\{display:none!important\}\}/);
    expect(css).toContain('prefers-reduced-motion');
    expect(css).toContain('forced-colors');
  });
});

describe('a badge in a box that makes an item of every child', () => {
  test.each(['flex', 'inline-flex', 'grid', 'inline-grid'])('is lifted out of %s', display => {
    const [element] = setPage(`<h2 data-h style="display:${display}">Council opens bridge</h2>`);
    const badges = createBadges(document, createFlatLayout(), sizes);
    show(badges, element!, 'doubtful');
    const css = rootOf(badges.hostOf(element!)).querySelector('style')!.textContent!;
    expect(css).toContain('position:absolute!important');
  });
});

describe('a badge that would move its headline', () => {
  /** Styles for the last child react to whatever comes last. */
  const reactsToLastChild = (element: HTMLElement): number[] => [element.lastElementChild?.localName === 'b' ? 30 : 20];

  test('is put where it does not', () => {
    const [element] = setPage('<h2 data-h><b>Live</b> Council opens bridge</h2>');
    const badges = createBadges(document, createFlatLayout(reactsToLastChild), sizes);
    show(badges, element!, 'doubtful');
    expect(element!.firstElementChild?.localName).toBe('grain-badge');
    expect(element!.lastElementChild?.localName).toBe('b');
  });

  test('is left out where it does everywhere, for good', () => {
    const [element] = setPage('<h2 data-h>Council opens bridge</h2>');
    const before = document.documentElement.outerHTML;
    const reactsToAny = (headline: HTMLElement): number[] => [headline.childElementCount];
    const badges = createBadges(document, createFlatLayout(reactsToAny), sizes);
    show(badges, element!, 'doubtful');
    show(badges, element!, 'doubtful');
    expect(document.documentElement.outerHTML).toBe(before);
  });

  test('does not cost its neighbours theirs', () => {
    const [first, second] = setPage('<h2 data-h>Council opens bridge</h2><h2 data-h>Gulls return to pier</h2>');
    const layout = createFlatLayout(element => (element === first ? [element.childElementCount] : []));
    const badges = createBadges(document, layout, sizes);
    badges.show([first!, second!].map(element => ({element, verdict: 'doubtful', label: ''})));
    expect(first!.querySelector('grain-badge')).toBeNull();
    expect(second!.querySelector('grain-badge')).not.toBeNull();
    expect([...watchedSizes]).toEqual([second]);
  });
});

test('a badge that the page took away is no longer intact, and showing it again mounts one', () => {
  const [element] = setPage('<h2 data-h>Council opens bridge</h2>');
  const badges = createBadges(document, createFlatLayout(), sizes);
  show(badges, element!, 'doubtful');
  expect(badges.isIntact(element!)).toBe(true);
  badges.hostOf(element!)!.remove();
  expect(badges.isIntact(element!)).toBe(false);
  show(badges, element!, 'doubtful');
  expect(badges.isIntact(element!)).toBe(true);
  expect(document.querySelectorAll('grain-badge')).toHaveLength(1);
});

test('only our own hosts lead to a headline', () => {
  const [element] = setPage('<h2 data-h>Council opens bridge</h2><p>text</p>');
  const badges = createBadges(document, createFlatLayout(), sizes);
  show(badges, element!, 'doubtful');
  const host = badges.hostOf(element!)!;
  expect(badges.headlineOf(host)).toBe(element);
  for (const other of [host.cloneNode(), document.querySelector('p'), null, undefined, 'text']) {
    expect(badges.headlineOf(other)).toBeUndefined();
  }
});
