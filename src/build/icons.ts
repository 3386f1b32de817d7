/**
 * Renders the icons, and the images for the stores, from their drawings with Chromium; the PNG files are committed.
 * Run: npx tsx src/build/icons.ts
 */

import {pathToFileURL} from 'node:url';
import puppeteer, {type Browser} from 'puppeteer-core';
import {findBrowser} from './browsers.mjs';
import {inRepository} from './paths.ts';

interface Rendering {
  /** Without its ending. */
  readonly drawing: string;
  /** Without its ending. */
  readonly picture: string;
  readonly width: number;
  readonly height: number;
  readonly isOpaque: boolean;
}

const renderIcon = (name: string, size: number): Rendering => ({
  drawing: `assets/icons/${name}`,
  picture: `assets/icons/${name}-${size}`,
  width: size,
  height: size,
  isOpaque: false,
});

const renderForStore = (name: string, width: number, height: number): Rendering => ({
  drawing: `assets/store/${name}`,
  picture: `assets/store/${name}`,
  width,
  height,
  isOpaque: true,
});

const RENDERINGS = [
  ...[16, 24, 32, 48, 128].map(size => renderIcon('grain', size)),
  ...[16, 24, 32, 48].map(size => renderIcon('grain-dark', size)),
  renderForStore('tile', 440, 280),
  renderForStore('marquee', 1400, 560),
];

async function render(browser: Browser, {drawing, picture, width, height, isOpaque}: Rendering): Promise<void> {
  const page = await browser.newPage();
  await page.setViewport({width, height});
  await page.goto(pathToFileURL(inRepository(`${drawing}.svg`)).href, {waitUntil: 'load'});
  await page.screenshot({path: inRepository(`${picture}.png`) as `${string}.png`, omitBackground: !isOpaque});
  await page.close();
  console.log(`${picture}.png`);
}

const executablePath = findBrowser('chromium');
if (!executablePath) throw new Error('expected Chromium to be installed');
const browser = await puppeteer.launch({executablePath, headless: true, args: ['--no-sandbox']});
for (const rendering of RENDERINGS) await render(browser, rendering);
await browser.close();
