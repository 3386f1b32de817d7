/** @jest-environment jsdom */
import {afterEach, describe, expect, test} from '@jest/globals';
import {createPageView} from '../../../src/content/page-view.ts';
import {type ContentApp, HEADLINE_SCORES, startContentApp} from '../../support/content-app.ts';

const HEADLINES = Object.keys(HEADLINE_SCORES)
  .map(text => `<h2><a href="#">${text}</a></h2>`)
  .join('');

let content: ContentApp;
let loads = 0;
afterEach(() => {
  content.controller.abort();
  loads = 0;
});

const countBadges = (): number => document.querySelectorAll('grain-badge').length;

describe('the code of the badges', () => {
  const loadBadges = async () => {
    loads++;
    return {createPageView};
  };

  /** A page whose code of the badges comes when it is brought. */
  async function startSlowly(): Promise<{bring: () => void; slow: Promise<void>}> {
    let bring: () => void = () => undefined;
    const slow = new Promise<void>(resolve => {
      bring = resolve;
    });
    content = startContentApp({loadBadges: () => slow.then(loadBadges)});
    await content.scheduler.advance(1000);
    return {bring, slow};
  }

  test('is not loaded on a page without headlines, and once when there are some', async () => {
    document.body.innerHTML = '<p>Nothing to read</p>';
    content = startContentApp({loadBadges});
    await content.scheduler.advance(5000);
    expect(loads).toBe(0);
    document.body.insertAdjacentHTML('beforeend', HEADLINES);
    await content.scheduler.advance(1000);
    document.body.insertAdjacentHTML('beforeend', '<h2><a href="#">Gulls return to pier</a></h2>');
    await content.scheduler.advance(1000);
    expect(loads).toBe(1);
    expect(countBadges()).toBe(4);
  });

  test('may come after the scores', async () => {
    document.body.innerHTML = HEADLINES;
    const {bring} = await startSlowly();
    expect(content.app.summarizePage().found).toBe(0);
    expect(content.app.listHeadlines()).toEqual({headlines: []});
    expect(countBadges()).toBe(0);
    await content.storage.area.set({display: 'all'});
    bring();
    await content.scheduler.advance(100);
    expect(countBadges()).toBe(4);
    expect(content.app.listHeadlines().headlines).toHaveLength(3);
  });

  test('is asked for again with the next headline when it did not come', async () => {
    document.body.innerHTML = HEADLINES;
    content = startContentApp({
      loadBadges: () => (loads === 0 ? Promise.reject(new Error(`no file ${++loads}`)) : loadBadges()),
    });
    await content.scheduler.advance(1000);
    expect(content.errors).toEqual([new Error('no file 1')]);
    expect(countBadges()).toBe(0);
    document.body.insertAdjacentHTML('beforeend', '<h2><a href="#">Gulls return to pier</a></h2>');
    await content.scheduler.advance(1000);
    expect(countBadges()).toBe(4);
  });

  test('shows nothing when the page is over by the time it comes', async () => {
    document.body.innerHTML = HEADLINES;
    const {bring, slow} = await startSlowly();
    content.controller.abort();
    bring();
    await slow;
    await content.scheduler.advance(1000);
    expect(countBadges()).toBe(0);
  });
});
