/** @jest-environment jsdom */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import {type ContentApp, HEADLINE_SCORES, startContentApp} from '../../support/content-app.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {settle} from '../../support/manual-wait.ts';
import {recordShadowRoots} from '../../support/shadow-roots.ts';

const FLAGGED = 'Insiders reveal the secret of gulls';
const rootOf = recordShadowRoots();
let content: ContentApp;

const badges = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('grain-badge')];
const verdicts = () => badges().map(badge => badge.dataset.verdict);
const findButton = (label: string): HTMLButtonElement | undefined =>
  [...rootOf(document.querySelector('grain-card')).querySelectorAll('button')].find(
    ({textContent}) => textContent === label,
  );

async function openCard(badge: HTMLElement): Promise<void> {
  badge.dispatchEvent(new MouseEvent('click', {bubbles: true, composed: true, detail: 1}));
  await settle();
}

async function press(label: string): Promise<void> {
  findButton(label)!.click();
  await settle();
  await content.scheduler.advance(2000);
}

async function start(stored: Record<string, unknown> = {}): Promise<void> {
  content = startContentApp({storage: createFakeStorage(stored), clock: () => Date.UTC(2026, 10, 20)});
  await content.scheduler.advance(2000);
}

beforeEach(() => {
  document.body.innerHTML = Object.keys(HEADLINE_SCORES)
    .map(text => `<h2><a href="#">${text}</a></h2>`)
    .join('');
});
afterEach(() => content.controller.abort());

describe('a correction', () => {
  test('is kept, counts at once everywhere, and is undone', async () => {
    await start();
    await openCard(badges()[2]!);
    await press('This is wrong');
    expect(verdicts()).toEqual(['credible', 'uncertain', 'credible']);
    expect(JSON.parse(content.storage.stored.get('corrections')!)).toEqual({
      version: 1,
      entries: [{text: FLAGGED, verdict: 'credible', when: '2026-11-20T00:00:00.000Z'}],
    });
    expect(content.reports.at(-1)).toEqual({found: 4, assessed: 3, flagged: 0});
    expect(content.app.listHeadlines().headlines[2]).toEqual({text: FLAGGED, credibility: 1});
    expect(content.app.stepFlagged({step: 1})).toEqual({shown: false});
    await press('Undo');
    expect(verdicts()).toEqual(['credible', 'uncertain', 'doubtful']);
    expect(content.reports.at(-1)).toEqual({found: 4, assessed: 3, flagged: 1});
    expect(content.requests).toHaveLength(1);
  });

  test('goes either way where the verdict does', async () => {
    await start();
    await openCard(badges()[1]!);
    await press('Reads doubtful to me');
    expect(verdicts()).toEqual(['credible', 'doubtful', 'doubtful']);
  });

  test('stays in sight where only doubtful headlines are shown', async () => {
    await start({display: 'doubtful'});
    await openCard(badges()[0]!);
    await press('This is wrong');
    expect(verdicts()).toEqual(['credible']);
    expect(findButton('Undo')).toBeDefined();
  });

  test('made earlier counts from the start, on every page', async () => {
    const entries = [{text: FLAGGED, verdict: 'credible', when: '2026-11-19T10:00:00Z'}];
    await start({corrections: {version: 1, entries}});
    expect(verdicts()).toEqual(['credible', 'uncertain', 'credible']);
  });
});

test('what an administrator decides while the page is open is offered no more', async () => {
  const [local, managed] = [createFakeStorage(), createFakeStorage({}, 'managed')];
  content = startContentApp({storage: {...local, managed: managed.area}, clock: () => 0});
  await content.scheduler.advance(2000);
  await openCard(badges()[2]!);
  expect(findButton('This is wrong')).toBeDefined();
  await openCard(badges()[2]!);
  await managed.area.set({corrections: {version: 1, entries: []}});
  await local.area.set({corrections: {version: 1, entries: []}});
  await settle();
  await openCard(badges()[2]!);
  expect(findButton('This is wrong')).toBeUndefined();
  expect(findButton('Hide on this site')).toBeDefined();
});

test('a site is hidden from the card, at once and for good', async () => {
  await start({enabledSites: [location.hostname]});
  await openCard(badges()[2]!);
  await press('Hide on this site');
  expect(badges()).toEqual([]);
  expect(document.querySelector('grain-card')).toBeNull();
  expect(JSON.parse(content.storage.stored.get('disabledSites')!)).toEqual([location.hostname]);
  expect(JSON.parse(content.storage.stored.get('enabledSites')!)).toEqual([]);
});
