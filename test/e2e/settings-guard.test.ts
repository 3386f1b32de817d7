// Firefox cannot close `storage.local` to content scripts: what anybody changes there unannounced is put back. A write from
// a page of ours that announces nothing is, to the background, what a write of a content script is.
import {afterAll, beforeAll, jest, test} from '@jest/globals';
import {createKiller, type Killer} from '../../src/tools/soak/killer.ts';
import {FRONT, START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {openRealPopup} from '../support/real-popup.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

/** What is called inside a page of the extension. */
declare const browser: {
  storage: {
    local: {
      get(keys: null): Promise<Record<string, unknown>>;
      set(items: Record<string, unknown>): Promise<void>;
      clear(): Promise<void>;
    };
  };
};

describeWithBrowser('firefox')('in firefox, a setting', () => {
  let stage: Stage;
  let killer: Killer;

  beforeAll(async () => {
    stage = await startStage('firefox');
    killer = await createKiller(stage.session, stage.extension);
  }, START_TIMEOUT_MS);
  afterAll(() => stage?.close());

  const {stringify} = JSON;
  const read = () => stage.extension.page.evaluate(() => browser.storage.local.get(null));
  const tamper = (items: Record<string, unknown>) =>
    stage.extension.page.evaluate(given => browser.storage.local.set(given), items);
  const waitForStored = (expected: Record<string, unknown>) =>
    waitFor(stringify(expected), async () => {
      const stored = await read();
      return (
        Object.keys(stored).length === Object.keys(expected).length &&
        Object.entries(expected).every(([key, value]) => stringify(stored[key]) === stringify(value))
      );
    });

  test('that a tab makes up is removed', async () => {
    await stage.extension.ask('countRequests', {});
    await waitForStored({});
    await tamper({threshold: 1, disabledSites: ['reuters.com']});
    await waitForStored({});
  });

  test('that a tab changes or removes is put back', async () => {
    await stage.extension.store('threshold', 0.4);
    await stage.extension.store('enabledSites', ['example.com']);
    await tamper({threshold: 1, enabledSites: ['example.com', 'elsewhere.example']});
    await waitForStored({threshold: 0.4, enabledSites: ['example.com']});
    await stage.extension.page.evaluate(() => browser.storage.local.clear());
    await waitForStored({threshold: 0.4, enabledSites: ['example.com']});
  });

  test('that a tab changes for ever has its own value in the end', async () => {
    await stage.extension.page.evaluate(async () => {
      for (let round = 0; round < 300; round++) await browser.storage.local.set({threshold: round / 300});
    });
    await waitForStored({threshold: 0.4, enabledSites: ['example.com']});
  });

  test('that a tab changes while the background sleeps is put back', async () => {
    await killer.kill();
    await tamper({threshold: 1});
    await waitForStored({threshold: 0.4, enabledSites: ['example.com']});
  });

  test('that a reader changes in the popup is kept, and is still there after the background was stopped', async () => {
    const page = await stage.open(FRONT);
    await killer.kill();
    const popup = await openRealPopup(stage, page);
    await popup.evaluate(({document, Event}) => {
      const slider = document.querySelector<HTMLInputElement>('#threshold')!;
      slider.value = '70';
      slider.dispatchEvent(new Event('input', {bubbles: true}));
      slider.dispatchEvent(new Event('change', {bubbles: true}));
    });
    await waitForStored({threshold: 0.7, enabledSites: ['example.com']});
    await popup.close();
    await killer.kill();
    await tamper({threshold: 0.1});
    await waitForStored({threshold: 0.7, enabledSites: ['example.com']});
    await page.close();
  });
});
