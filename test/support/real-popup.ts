import type {Page} from 'puppeteer-core';
import {runInFirefox} from '../../src/tools/soak/killer.ts';
import type {Stage} from './e2e.ts';
import {waitFor} from './wait-for.ts';

type PopupWindow = Window & typeof globalThis;

/** The popup as a browser opens it, which no driver reaches: another page of the extension does. */
export interface RealPopup {
  /** Runs in the window of the popup, which it is given. What it is given and gives is JSON. */
  evaluate<T, G = undefined>(run: (popup: PopupWindow, given: G) => T, given?: G): Promise<T>;
  readText(id: string): Promise<string>;
  close(): Promise<void>;
}

const VIEWS = `(globalThis.browser ?? chrome).extension.getViews({type: 'popup'})`;

/** Opens the popup on a page, and waits until it tells of the page. */
export async function openRealPopup({session, extension}: Stage, page: Page): Promise<RealPopup> {
  await page.bringToFront();
  // Firefox closes popups of windows without the focus, which those without a screen never have.
  const keep = `(async () => Services.prefs.setBoolPref('ui.popup.disable_autohide', true))()`;
  if (session.name === 'firefox') await runInFirefox(session.browser, keep);
  const run = (expression: string): Promise<unknown> => extension.page.evaluate(expression);
  await run('(globalThis.browser ?? chrome).action.openPopup()');
  const popup: RealPopup = {
    evaluate: (call, given) =>
      run(`(${call})(${VIEWS}[0], ${JSON.stringify(given)})`) as ReturnType<typeof call> & never,
    readText: id => popup.evaluate((view, name) => view.document.getElementById(name)!.textContent ?? '', id),
    async close() {
      await run(`${VIEWS}[0]?.close()`);
      await waitFor('no popup', async () => (await run(`${VIEWS}.length`)) === 0);
    },
  };
  const isReady = `(() => { const text = ${VIEWS}[0]?.document.getElementById('threshold-words')?.textContent; return !!text; })()`;
  await waitFor('the popup', () => run(isReady) as Promise<boolean>);
  return popup;
}
