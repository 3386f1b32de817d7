import {afterAll, afterEach, beforeAll, describe, expect, jest, test} from '@jest/globals';
import type {Page} from 'puppeteer-core';
import {createRandom} from '../../src/core/random.ts';
import {wait} from '../../src/platform/wait.ts';
import {readBadges} from '../../src/tools/read-badges.ts';
import {createStories, writeFront} from '../../src/tools/soak/stories.ts';
import {FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import type {Pages} from '../support/news-web.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

/** How many badges hang in the page and in the shadow roots of its elements. */
function countBadges(page: Page): Promise<{light: number; shadow: number}> {
  return page.evaluate(() => {
    const hosts = [...document.querySelectorAll('*')].filter(element => element.shadowRoot);
    const count = (root: ParentNode): number => root.querySelectorAll('grain-badge[data-verdict]').length;
    return {light: count(document), shadow: hosts.reduce((sum, {shadowRoot}) => sum + count(shadowRoot!), 0)};
  });
}

/** Replaces the whole tree by one that reads the same, as pages do that are drawn on the server and again here. */
function hydrate(page: Page): Promise<void> {
  return page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const badge of copy.querySelectorAll('grain-badge,grain-card')) badge.remove();
    document.body.replaceWith(copy);
  });
}

/** Moves the stories of the page into the shadow root of an element whose code arrives now. */
function moveIntoRoot(page: Page): Promise<void> {
  return page.evaluate(() => {
    const grid = document.querySelector('.grid')!;
    const river = document.createElement('story-river');
    grid.replaceWith(river);
    for (const badge of grid.querySelectorAll('grain-badge')) badge.remove();
    river.attachShadow({mode: 'open'}).append(grid);
  });
}

/** Shows the page once more in a frame of its own origin. */
function addFrame(page: Page): Promise<void> {
  return page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = location.href;
    frame.style.cssText = 'width: 1000px; height: 1200px';
    document.body.prepend(frame);
  });
}

const SLOW = 'https://www.reuters.com/slow/';
const SLOW_SCRIPT = 'https://www.reuters.com/slow.js';
const STRICT = 'https://www.reuters.com/strict/';
const PICTURE = '/picture.png';
const GRACE_MS = 1500;

/** A front page that waits, after half of its stories, for a script that comes when it is told to. */
function createSlowPage(): {pages: Pages; bringScript: () => void} {
  const stories = Array.from({length: 24}, createStories(createRandom(5)));
  let written = 0;
  const html = writeFront(stories).replace(/<\/article>/g, end =>
    ++written === stories.length / 2 ? `${end}<script src="${SLOW_SCRIPT}"></script>` : end,
  );
  let bringScript: () => void = () => undefined;
  const script = new Promise<string>(resolve => {
    bringScript = () => resolve('/* late */');
  });
  return {pages: {[SLOW]: html, [SLOW_SCRIPT]: script}, bringScript};
}

/** A front page whose own policy forbids the pictures that it ends with. */
function writeStrictPage(): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="img-src data:">`;
  const pictures = Array.from({length: 12}, (_, at) => `<img loading="lazy" src="${PICTURE}?${at}" alt="">`);
  return writeFront(Array.from({length: 24}, createStories(createRandom(7))))
    .replace('<title', `${policy}<title`)
    .replace('</body>', `${pictures.join('')}</body>`);
}

/** How far a page is. */
async function readStories(page: Page): Promise<{state: string; stories: number}> {
  try {
    return await page.evaluate(() => ({
      state: document.readyState,
      stories: document.querySelectorAll('article').length,
    }));
  } catch (error) {
    // Between the empty page and this one there is nobody to ask.
    return {state: String(error), stories: 0};
  }
}

describe.each(['chromium', 'firefox'] as const)('in %s', name => {
  describeWithBrowser(name)('on a page that lives', () => {
    const {pages, bringScript} = createSlowPage();
    let stage: Stage;
    let page: Page;

    beforeAll(async () => {
      stage = await startStage(name, [], {...pages, [STRICT]: writeStrictPage()});
    }, START_TIMEOUT_MS);
    afterEach(() => page?.close());
    afterAll(() => stage?.close());

    /** Waits until every headline that can be has a badge. */
    async function readSettled(): Promise<{light: number; shadow: number}> {
      await readBadges(page, stage.extension, {timeoutMs: 20_000});
      return countBadges(page);
    }

    test('a page that is still on its way has no badges, and has them once all of it is there', async () => {
      page = await stage.session.browser.newPage();
      const whole = page.goto(SLOW, {waitUntil: 'load'});
      await waitFor('half of the page', async () => (await readStories(page)).stories >= 12);
      await wait(GRACE_MS);
      expect(await readStories(page)).toEqual({state: 'loading', stories: 12});
      expect(await countBadges(page)).toEqual({light: 0, shadow: 0});
      bringScript();
      await whole;
      expect((await readSettled()).light).toBeGreaterThan(5);
    });

    test('a page that forbids pictures gets none because of us', async () => {
      page = await stage.open(STRICT);
      expect((await readSettled()).light).toBeGreaterThan(5);
      expect(stage.web.requests.filter(url => url.includes(PICTURE))).toEqual([]);
    });

    test('every badge comes back after the whole tree was replaced', async () => {
      page = await stage.open(FRONT);
      const before = await readSettled();
      await hydrate(page);
      await waitFor('as many badges as before', async () => (await countBadges(page)).light === before.light);
      expect(before.light).toBeGreaterThan(5);
    });

    test('headlines in an open shadow root have badges there', async () => {
      page = await stage.open(FRONT);
      const before = await readSettled();
      await moveIntoRoot(page);
      const after = await waitFor('badges in the shadow root', async () => {
        const counts = await countBadges(page);
        return counts.light + counts.shadow === before.light && counts.shadow > 0 ? counts : undefined;
      });
      expect(after.shadow).toBeGreaterThan(2);
    });

    test('headlines in a frame of the same origin have badges', async () => {
      page = await stage.open(FRONT);
      await addFrame(page);
      await waitFor('badges in the frame', () =>
        page.evaluate(
          () =>
            document.querySelector('iframe')!.contentDocument!.querySelectorAll('grain-badge[data-verdict]').length > 5,
        ),
      );
    });
  });
});
