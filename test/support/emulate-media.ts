import type {Page} from 'puppeteer-core';
import type {Session} from '../../src/tools/browser.ts';
import {runInFirefox} from '../../src/tools/soak/killer.ts';
import {waitFor} from './wait-for.ts';

/** What a reader has chosen in their system. */
export interface Media {
  readonly 'prefers-color-scheme'?: 'light' | 'dark';
  readonly 'prefers-reduced-motion'?: 'reduce';
  readonly 'forced-colors'?: 'active';
}

/** Firefox takes what a system says from these, each with the number that stands for the value. */
const PREFERENCES: Readonly<Record<keyof Media, readonly [string, Readonly<Record<string, number>>]>> = {
  'prefers-color-scheme': ['layout.css.prefers-color-scheme.content-override', {dark: 0, light: 1}],
  'prefers-reduced-motion': ['ui.prefersReducedMotion', {reduce: 1}],
  'forced-colors': ['browser.display.document_color_use', {active: 2}],
};

function writePreferences(media: Media): string {
  const lines = Object.entries(PREFERENCES).map(([feature, [name, numbers]]) => {
    const value = media[feature as keyof Media];
    return value === undefined
      ? `Services.prefs.clearUserPref('${name}')`
      : `Services.prefs.setIntPref('${name}', ${numbers[value]})`;
  });
  return `(async () => { ${lines.join('; ')} })()`;
}

/** Makes a page see a system with these choices and no others; in Firefox, every page. */
export async function emulateMedia({name, browser}: Session, page: Page, media: Media): Promise<void> {
  if (name === 'firefox') await runInFirefox(browser, writePreferences(media));
  else {
    const devtools = await page.createCDPSession();
    const features = Object.keys(PREFERENCES).map(feature => ({
      name: feature,
      value: media[feature as keyof Media] ?? '',
    }));
    await devtools.send('Emulation.setEmulatedMedia', {features});
  }
  const queries = Object.entries(media).map(([feature, value]) => `(${feature}: ${value})`);
  await waitFor(`${queries} in the page`, () =>
    page.evaluate(all => all.every(query => matchMedia(query).matches), queries),
  );
}

/** Makes the page in front be laid out for paper, or for the screen again. */
export async function emulatePaper({name, browser}: Session, page: Page, isPaper: boolean): Promise<void> {
  const medium = isPaper ? 'print' : '';
  if (name === 'chromium') await page.emulateMediaType(isPaper ? 'print' : undefined);
  else {
    await runInFirefox(
      browser,
      `(async () => {
        const {gBrowser} = Services.wm.getMostRecentWindow('navigator:browser');
        gBrowser.selectedBrowser.browsingContext.mediumOverride = '${medium}';
      })()`,
    );
  }
  await waitFor(`the medium ${medium}`, () => page.evaluate(wanted => matchMedia('print').matches === wanted, isPaper));
}
