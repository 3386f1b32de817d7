// Marks under mouse and finger, on paper, and in colours that the system forces. Only Chromium lets a test do all of it.
import {afterAll, afterEach, beforeAll, beforeEach, expect, jest, test} from '@jest/globals';
import type {Page} from 'puppeteer-core';
import {findMark} from '../../src/tools/pictures.ts';
import {readBadges} from '../../src/tools/read-badges.ts';
import {FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {describeWithBrowser} from '../support/skip.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

describeWithBrowser('chromium')('a mark', () => {
  let stage: Stage;
  let page: Page;

  beforeAll(async () => {
    stage = await startStage('chromium');
  }, START_TIMEOUT_MS);
  beforeEach(async () => {
    page = await stage.open(FRONT);
    await readBadges(page, stage.extension, {timeoutMs: 20_000});
  });
  afterEach(() => page?.close());
  afterAll(() => stage?.close());

  test.each<[string, (x: number, y: number) => Promise<void>]>([
    ['a mouse', (x, y) => page.mouse.click(x, y)],
    ['a finger', (x, y) => page.touchscreen.tap(x, y)],
  ])('inside a link opens its card under %s, and no link is followed', async (_by, press) => {
    await page.evaluate(() => {
      const links = [...document.querySelectorAll<HTMLAnchorElement>('a')];
      for (const [index, link] of links.entries()) link.href = `#followed-${index}`;
    });
    const {left, top, right, bottom} = await findMark(page, 'credible');
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    expect(await page.evaluate((...at) => document.elementFromPoint(...at)?.closest('a')?.hash, x, y)).toMatch(
      /^#followed-/,
    );
    await press(x, y);
    await page.waitForSelector('grain-card:popover-open');
    expect(page.url()).toBe(FRONT);
    // The page itself, pressed elsewhere, closes the card.
    await page.mouse.click(2, 2);
    await page.waitForFunction(() => document.querySelector('grain-card:popover-open') === null);
  });

  test('is not printed', async () => {
    const readDisplays = () =>
      page.evaluate(() => [
        ...new Set([...document.querySelectorAll('grain-badge')].map(host => getComputedStyle(host).display)),
      ]);
    expect(await readDisplays()).not.toContain('none');
    await page.emulateMediaType('print');
    expect(await readDisplays()).toEqual(['none']);
  });

  test('takes the colours that a system forces', async () => {
    const devtools = await page.createCDPSession();
    await devtools.send('Emulation.setEmulatedMedia', {features: [{name: 'forced-colors', value: 'active'}]});
    await devtools.send('DOM.enable');
    await devtools.send('CSS.enable');
    const {nodes} = await devtools.send('DOM.getFlattenedDocument', {depth: -1, pierce: true});
    const marks = nodes.filter(
      ({attributes = []}) => attributes.includes('mark') && attributes.includes('data-verdict'),
    );
    expect(marks.length).toBeGreaterThan(5);
    const colors = await Promise.all(
      marks.map(async ({nodeId}) => {
        const {computedStyle} = await devtools.send('CSS.getComputedStyleForNode', {nodeId});
        return computedStyle.find(({name}) => name === 'color')!.value;
      }),
    );
    const canvasText = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.color = 'CanvasText';
      return getComputedStyle(probe).color;
    });
    expect([...new Set(colors)]).toEqual([canvasText]);
  });
});
