// The extension switched off, on, updated and removed while a page is open.
import {afterAll, beforeAll, describe, expect, jest, test} from '@jest/globals';
import type {Page} from 'puppeteer-core';
import {FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {controlExtension, type ExtensionControl, setVersion} from '../support/extension-control.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(2 * TEST_TIMEOUT_MS);

/** How many of the first headlines have a mark that can be pointed at, and how many badges any has at most. */
function readMarks(page: Page): Promise<{marked: number; most: number}> {
  return page.evaluate(() => {
    const counts = [...document.querySelectorAll('h2, h3')].slice(0, 4).map(heading => {
      const {left, right, top, bottom} = heading.getBoundingClientRect();
      const isMarked = Array.from({length: Math.ceil((bottom - top) / 6)}, (_, row) => top + 6 * row).some(y =>
        Array.from({length: Math.ceil((right - left) / 6) + 10}, (_, column) => left - 30 + 6 * column).some(
          x => document.elementFromPoint(x, y)?.localName === 'grain-badge',
        ),
      );
      return {isMarked, badges: heading.querySelectorAll('grain-badge').length};
    });
    return {
      marked: counts.filter(({isMarked}) => isMarked).length,
      most: Math.max(...counts.map(({badges}) => badges)),
    };
  });
}

describe.each(['chromium', 'firefox'] as const)('in %s', name => {
  describeWithBrowser(name)('a page that is open', () => {
    let stage: Stage;
    let page: Page;
    let control: ExtensionControl;
    let marked: number;
    const errors: string[] = [];

    beforeAll(async () => {
      stage = await startStage(name);
      control = controlExtension(stage.session, stage.folder);
      page = await stage.open(FRONT);
      page.on('pageerror', error => errors.push(String(error)));
      // From here on nothing keeps a page of the extension open.
      await stage.extension.close();
      await page.bringToFront();
      marked = await waitFor('all marks', async () => {
        const before = (await readMarks(page)).marked;
        return before > 2 && before === (await readMarks(page)).marked ? before : undefined;
      });
    }, 2 * START_TIMEOUT_MS);
    afterAll(() => stage?.close());

    const waitForMarks = (count: number) =>
      waitFor(`${count} marks`, async () => (await readMarks(page)).marked === count, {timeoutMs: 30_000});

    test('loses its marks when the extension is switched off, and has them again when it is back', async () => {
      await control.disable();
      await page.bringToFront();
      await waitForMarks(0);
      await control.enable();
      await page.bringToFront();
      await waitForMarks(marked);
      expect((await readMarks(page)).most).toBe(1);
    });

    test('goes on with the next version after an update', async () => {
      await page.evaluate(() => {
        for (const badge of document.querySelectorAll<HTMLElement>('grain-badge')) badge.dataset.version = 'before';
      });
      setVersion(stage.folder, '0.1.1');
      await control.reload();
      await page.bringToFront();
      await waitFor('no badge of the version before', () =>
        page.evaluate(() => document.querySelector('[data-version]') === null),
      );
      await waitForMarks(marked);
      expect((await readMarks(page)).most).toBe(1);
    });

    test('loses its marks for good when the extension is removed, and never sees an error', async () => {
      await control.remove();
      await page.bringToFront();
      await waitForMarks(0);
      expect(errors).toEqual([]);
    });
  });
});
