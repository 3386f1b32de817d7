/** @jest-environment jsdom */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import {type ContentApp, HEADLINE_SCORES, startContentApp} from '../../../support/content-app.ts';
import {createFakeStorage} from '../../../support/fake-storage.ts';
import {recordShadowRoots} from '../../../support/shadow-roots.ts';

const rootOf = recordShadowRoots();
let content: ContentApp;

afterEach(() => content.controller.abort());

describe('showSelection', () => {
  const parts = [{text: 'Council opens bridge', score: HEADLINE_SCORES['Council opens bridge']!}];

  beforeEach(() => {
    document.body.innerHTML = '<h2><a href="#">Council opens bridge</a></h2>';
    Range.prototype.getBoundingClientRect = () => new DOMRect(10, 10, 100, 20);
    getSelection()!.removeAllRanges();
  });

  test.each([
    ['with badges', true],
    ['without badges', false],
  ])('shows the card beside a selection on a page %s', async (_, hasBadges) => {
    content = startContentApp({purpose: hasBadges ? 'page' : 'card'});
    getSelection()!.selectAllChildren(document.querySelector('h2')!);
    expect(await content.app.showSelection({parts})).toEqual({shown: true});
    const card = rootOf(document.querySelector('grain-card'));
    expect(card.textContent).toContain('Reads like reputable news');
    await content.scheduler.advance(5000);
    expect(document.querySelector('grain-badge') !== null).toBe(hasBadges);
  });

  test('uses the threshold of the reader', async () => {
    content = startContentApp({storage: createFakeStorage({threshold: 0.95}), purpose: 'card'});
    getSelection()!.selectAllChildren(document.querySelector('h2')!);
    await content.app.showSelection({parts});
    expect(rootOf(document.querySelector('grain-card')).textContent).toContain('Take this with a grain of salt');
  });

  test('says so where nothing is selected', async () => {
    content = startContentApp();
    expect(await content.app.showSelection({parts})).toEqual({shown: false});
    expect(document.querySelector('grain-card')).toBeNull();
  });

  test('finds a selection inside a field', async () => {
    document.body.innerHTML = '<textarea>Council opens bridge</textarea>';
    content = startContentApp({purpose: 'card'});
    const field = document.querySelector('textarea')!;
    field.focus();
    field.setSelectionRange(0, 7);
    expect(await content.app.showSelection({parts})).toEqual({shown: true});
  });

  test('gives the focus back when the card is closed', async () => {
    content = startContentApp({purpose: 'card'});
    const link = document.querySelector('a')!;
    link.focus();
    getSelection()!.selectAllChildren(document.querySelector('h2')!);
    await content.app.showSelection({parts});
    expect(document.activeElement?.localName).toBe('grain-card');
    document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape', bubbles: true}));
    expect(document.activeElement).toBe(link);
  });
});
