import {afterAll, afterEach, beforeAll, describe, expect, jest, test} from '@jest/globals';
import type {Page} from 'puppeteer-core';
import {isAssessed} from '../../src/core/score.ts';
import {readBadges} from '../../src/tools/read-badges.ts';
import {ARTICLE, ELSEWHERE, FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

const ADDED = 'Harbour museum to open new wing on shipbuilding in spring';

/** Adds a headline as a page does that loads more when scrolled. */
function addHeadline(page: Page, text: string): Promise<void> {
  return page.evaluate(words => {
    const grid = document.querySelector('.grid')!;
    const article = grid.querySelector('article')!.cloneNode(true) as HTMLElement;
    for (const badge of article.querySelectorAll('grain-badge')) badge.remove();
    article.querySelector('a')!.textContent = words;
    grid.append(article);
  }, text);
}

/** The verdicts of all badges, in the order of the page. */
function readVerdicts(page: Page): Promise<(string | undefined)[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('grain-badge')].map(badge => badge.dataset.verdict),
  );
}

/** Counts the requests for scores that reach the background from now on. */
async function countScoring({extension}: Stage): Promise<() => Promise<number>> {
  await extension.page.evaluate(() => {
    const scope = globalThis as unknown as Record<'browser' | 'chrome', typeof chromeLike> & {scoreCount: number};
    scope.scoreCount = 0;
    (scope.browser ?? scope.chrome).runtime.onMessage.addListener(message => {
      if (message.type === 'score') scope.scoreCount++;
    });
  });
  return () => extension.page.evaluate(() => (globalThis as unknown as {scoreCount: number}).scoreCount);
}
declare const chromeLike: {
  runtime: {onMessage: {addListener(listener: (message: {type?: string}) => void): void}};
};

describe.each(['chromium', 'firefox'] as const)('in %s', name => {
  describeWithBrowser(name)('the extension', () => {
    let stage: Stage;
    let page: Page;
    const read = () => readBadges(page, stage.extension, {timeoutMs: 20_000});

    beforeAll(async () => {
      stage = await startStage(name);
    }, START_TIMEOUT_MS);
    afterEach(async () => {
      await page?.close();
      await stage.extension.store('threshold', undefined);
    });
    afterAll(() => stage?.close());

    test('puts one badge beside each headline of a front page that can be assessed', async () => {
      page = await stage.open(FRONT);
      const {headlines} = await read();
      expect(headlines.length).toBeGreaterThanOrEqual(24);
      for (const {text, verdict, score} of headlines) {
        expect({text, hasBadge: verdict !== undefined}).toEqual({text, hasBadge: isAssessed(score)});
      }
      const assessed = headlines.filter(({score}) => isAssessed(score));
      expect(await readVerdicts(page)).toHaveLength(assessed.length);
      expect(new Set(assessed.map(({verdict}) => verdict)).size).toBeGreaterThan(1);
    });

    test('puts a badge beside the headline of an article and beside its teasers', async () => {
      page = await stage.open(ARTICLE);
      const {headlines} = await read();
      const badged = headlines.filter(({verdict}) => verdict !== undefined).map(({text}) => text);
      expect(badged).toEqual([
        'Ferry line to the outer islands reopens after storm repairs',
        'Market hall to close for six weeks while its roof is replaced',
        'City library extends opening hours after visitors double',
        'New tram line to the harbour carries more people than planned',
      ]);
    });

    test('leaves sites alone that are not on the list', async () => {
      page = await stage.open(ELSEWHERE);
      const listed = await stage.open(FRONT);
      await waitFor('badges on the listed site', async () => (await readVerdicts(listed)).length > 0);
      expect(await readVerdicts(page)).toEqual([]);
      await listed.close();
    });

    test('puts a badge beside a headline that is added later', async () => {
      page = await stage.open(FRONT);
      await read();
      const before = (await readVerdicts(page)).length;
      await addHeadline(page, ADDED);
      const added = await waitFor('a badge beside the added headline', async () =>
        (await read()).headlines.find(({text, verdict}) => text === ADDED && verdict !== undefined),
      );
      expect(isAssessed(added.score)).toBe(true);
      expect(await readVerdicts(page)).toHaveLength(before + 1);
    });

    test('shows a changed threshold at once, without scoring anything again', async () => {
      page = await stage.open(FRONT);
      await read();
      const count = (await readVerdicts(page)).length;
      const countRequests = await countScoring(stage);
      await stage.extension.store('threshold', 1);
      await waitFor('all headlines flagged', async () =>
        (await readVerdicts(page)).every(verdict => verdict === 'doubtful'),
      );
      await stage.extension.store('threshold', 0);
      await waitFor('no headline flagged', async () =>
        (await readVerdicts(page)).every(verdict => verdict !== 'doubtful'),
      );
      expect(await readVerdicts(page)).toHaveLength(count);
      expect(await countRequests()).toBe(0);
    });
  });
});
