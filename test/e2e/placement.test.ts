import {readFileSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, jest, test} from '@jest/globals';
import {build} from 'esbuild';
import type {Page} from 'puppeteer-core';
import {inRepository} from '../../src/build/paths.ts';
import {type Session, startSession} from '../../src/tools/browser.ts';
import type {BadgeTools} from '../support/badges-in-page.ts';
import {describeWithBrowser} from '../support/skip.ts';

jest.setTimeout(60_000);

declare const tools: BadgeTools;

const PAGE = readFileSync(inRepository('test/fixtures/placement/layouts.html'), 'utf8');

/** Two that have no room at all in a narrow window: a line cut off at both edges of a box that clips. */
const MAY_COVER = /ellipsis|clamp/;

/** Boxes of lines are higher than their letters, so that a mark reaches a little into one that is set tight. */
const MAX_COVERED = 0.16;

async function bundleTools(): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [inRepository('test/support/badges-in-page.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: ['chrome116', 'firefox140'],
  });
  return outputFiles[0]!.text;
}

describe.each(['chromium', 'firefox'] as const)('in %s', name => {
  describeWithBrowser(name)('badges', () => {
    let session: Session;
    let script: string;

    beforeAll(async () => {
      [session, script] = await Promise.all([startSession({name, headless: true}), bundleTools()]);
    });
    afterAll(() => session?.close());

    async function open(width: number, html = PAGE): Promise<Page> {
      const page = await session.browser.newPage();
      await page.setViewport({width, height: 900});
      await page.setContent(html);
      await page.evaluate(script);
      return page;
    }

    describe.each([1280, 700, 390])('in a window %d wide', width => {
      test('move nothing, whatever the layout, and leave nothing behind', async () => {
        const page = await open(width);
        const html = await page.content();
        const before = await page.evaluate(() => tools.readBoxes());
        await page.evaluate(() => tools.mount());
        const after = await page.evaluate(() => tools.readBoxes());
        await page.evaluate(() => tools.clear());
        expect(after).toHaveLength(before.length);
        // Firefox balances columns anew to 1/20 px whenever anything in them is laid out again.
        expect(after.filter((length, index) => Math.abs(length - before[index]!) > 0.1)).toEqual([]);
        expect(await page.content()).toBe(html);
        await page.close();
      });

      test('are all seen, can all be pressed, and lie on no text nor picture', async () => {
        const page = await open(width);
        await page.evaluate(() => tools.mount());
        const marks = await page.evaluate(() => tools.inspect());
        expect(marks.length).toBeGreaterThan(40);
        expect(marks.filter(({hasBadge}) => !hasBadge)).toEqual([]);
        expect(marks.filter(({isInWindow}) => !isInWindow)).toEqual([]);
        expect(marks.filter(({isOnTop}) => !isOnTop)).toEqual([]);
        expect(marks.filter(({isNear}) => !isNear)).toEqual([]);
        expect(marks.filter(({coveredOther}) => coveredOther! > MAX_COVERED)).toEqual([]);
        expect(marks.filter(mark => mark.covered! > MAX_COVERED && !MAY_COVER.test(mark.name))).toEqual([]);
        expect(marks.filter(mark => mark.size! < 11)).toEqual([]);
        await page.close();
      });
    });

    test('find their place again when the window changes', async () => {
      const page = await open(1280);
      await page.evaluate(() => tools.mount());
      await page.setViewport({width: 390, height: 900});
      await page.evaluate(() => tools.rearrange());
      const marks = await page.evaluate(() => tools.inspect());
      expect(marks.filter(({isInWindow, isOnTop}) => !isInWindow || !isOnTop)).toEqual([]);
      await page.close();
    });

    test.each([
      ['has no colour yet', 'color:transparent', 'color:black'],
      ['has no size', 'font-size:0', null],
      ['is not opaque yet', 'opacity:0', 'opacity:1'],
      ['is cut from a picture', 'color:transparent;background:linear-gradient(#333,#666) text', ''],
    ])('are seen beside a headline that %s just as it is', async (_, style, later) => {
      const headline = (css: string): string => `<p><a data-headline style="${css}">Council opens the bridge</a></p>`;
      // The third headline is the one whose mark has a colour of its own.
      const page = await open(800, headline('display:none') + headline('display:none') + headline(style));
      // Firefox may take a picture before it has painted what changed last.
      const paint = () => new Promise<void>(done => requestAnimationFrame(() => requestAnimationFrame(() => done())));
      const take = async (): Promise<string> => {
        await page.evaluate(paint);
        return Buffer.from(await page.screenshot()).toString('base64');
      };
      const before = await take();
      await page.evaluate(() => tools.mount());
      if (later !== '') expect(await take()).toBe(before);
      if (later === null) return page.close();
      await page.evaluate(css => {
        for (const element of document.querySelectorAll<HTMLElement>('[data-headline]')) element.style.cssText += css;
      }, later);
      const seen = await take();
      await page.evaluate(() => tools.clear());
      expect(await take()).not.toBe(seen);
      return page.close();
    });
  });
});
