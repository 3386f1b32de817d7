/** @jest-environment jsdom */
import {beforeEach, expect, jest, test} from '@jest/globals';
import {parseThreshold} from '../../../src/platform/guards.ts';
import {createSetting} from '../../../src/platform/setting.ts';
import {createHeadlines, startHeadlineList} from '../../../src/popup/headline-list.ts';
import {english} from '../../support/english.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {isHidden, loadPage} from '../../support/our-page.ts';

const LISTED = [
  {text: 'Gulls stun pier', credibility: 0.1},
  {text: 'Council opens bridge', credibility: 0.9},
  {text: '<b>Insiders</b> reveal all', credibility: 0.2},
  {text: 'Gulls stun pier', credibility: 0.1},
];

async function start() {
  const threshold = createSetting(createFakeStorage(), {key: 'threshold', fallback: 0.3, parse: parseThreshold});
  const headlines = createHeadlines();
  const show = jest.fn();
  await startHeadlineList(document, {say: english, headlines, threshold, show}, new AbortController().signal);
  return {threshold, headlines, show};
}

const listButtons = () => [...document.querySelectorAll<HTMLButtonElement>('#flagged button')];
const listTexts = () => listButtons().map(({textContent}) => textContent);

beforeEach(() => loadPage('popup'));

test('lists what is flagged, each once, in the order of the page, as text', async () => {
  const {headlines} = await start();
  expect(isHidden('flagged')).toBe(true);
  headlines.update(LISTED);
  expect(listTexts()).toEqual(['Gulls stun pier', '<b>Insiders</b> reveal all']);
  expect(isHidden('flagged')).toBe(false);
});

test('follows the threshold', async () => {
  const {headlines, threshold} = await start();
  headlines.update(LISTED);
  await threshold.set(0.15);
  expect(listTexts()).toEqual(['Gulls stun pier']);
  await threshold.set(0);
  expect(isHidden('flagged')).toBe(true);
});

test('a headline is gone to when it is chosen', async () => {
  const {headlines, show} = await start();
  headlines.update(LISTED);
  listButtons()[1]!.click();
  expect(show.mock.calls).toEqual([['<b>Insiders</b> reveal all']]);
});

test('what has not changed is left alone, with the focus in it', async () => {
  const {headlines} = await start();
  headlines.update(LISTED);
  const [first] = listButtons();
  first!.focus();
  headlines.update([...LISTED, {text: 'Mayor visits school', credibility: 0.8}]);
  expect(document.activeElement).toBe(first);
});
