/** Renders the icons from their drawings with Chromium; the PNG files are committed. Run: npx tsx src/build/icons.ts */

import {readFile} from 'node:fs/promises';
import puppeteer, {type Browser} from 'puppeteer-core';
import {findBrowser} from './browsers.mjs';
import {inRepository} from './paths.ts';

/** Drawing -> sizes in pixels. */
const ICONS = {grain: [16, 24, 32, 48, 128], 'grain-dark': [16, 24, 32, 48]};

async function renderIcon(browser: Browser, name: string, size: number): Promise<void> {
  const page = await browser.newPage();
  await page.setViewport({width: size, height: size});
  const drawing = await readFile(inRepository(`assets/icons/${name}.svg`), 'base64');
  await page.setContent(
    `<body style="margin:0"><img src="data:image/svg+xml;base64,${drawing}" width="${size}" height="${size}" style="display:block">`,
  );
  await page.screenshot({
    path: inRepository(`assets/icons/${name}-${size}.png`) as `${string}.png`,
    omitBackground: true,
  });
  await page.close();
}

const executablePath = findBrowser('chromium');
if (!executablePath) throw new Error('expected Chromium to be installed');
const browser = await puppeteer.launch({executablePath, headless: true, args: ['--no-sandbox']});
for (const [name, sizes] of Object.entries(ICONS)) {
  for (const size of sizes) await renderIcon(browser, name, size);
}
await browser.close();
