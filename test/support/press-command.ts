import {runInFirefox} from '../../src/tools/soak/killer.ts';
import type {Stage} from './e2e.ts';
import {findWorker} from './service-worker.ts';

/** What is called of Chromium inside the worker. */
declare const chrome: {
  commands: {onCommand: {dispatch(command: string, tab: {id: number}): void}};
  tabs: {query(about: object): Promise<{id: number; active: boolean}[]>};
};

/** The commands of the manifest, each with the letter of its key. */
const LETTERS = {_execute_action: 'S', 'next-flagged': 'J', 'previous-flagged': 'K', 'toggle-badges': 'H'} as const;

/**
 * Does what the key of a command does, on the page in front. Drivers send keys to pages, which these never reach: in
 * Firefox the key of the window is told that it was pressed, in Chromium the listener is.
 */
export async function pressCommand({session}: Stage, command: keyof typeof LETTERS): Promise<void> {
  const {browser, name} = session;
  if (name === 'firefox') {
    await runInFirefox(
      browser,
      `(async () => {
        const {document, Event} = Services.wm.getMostRecentWindow('navigator:browser');
        document.querySelector('keyset[id^=ext-] key[key=${LETTERS[command]}]').dispatchEvent(new Event('command'));
      })()`,
    );
    return;
  }
  const worker = await findWorker(browser);
  await worker.evaluate(async given => {
    const tab = (await chrome.tabs.query({})).find(({active}) => active)!;
    chrome.commands.onCommand.dispatch(given, tab);
  }, command);
}
