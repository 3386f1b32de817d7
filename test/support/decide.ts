import {realpathSync} from 'node:fs';
import {type BrowserName, findBrowser} from '../../src/build/browsers.mjs';
import {runInFirefox} from '../../src/tools/soak/killer.ts';
import type {Stage} from './e2e.ts';

/** Why a browser lets no test decide for its readers; undefined where it does. */
export function whyNotDecided(name: BrowserName): string | undefined {
  const path = findBrowser(name);
  if (path === undefined || path === '') return `no ${name} was found on this machine`;
  const isOpen = name === 'firefox' || /chromium/i.test(realpathSync(path));
  return isOpen ? undefined : 'of all that run on Chromium, it alone has a page that tries policies';
}

/** What is called on Chromium's page that tries policies. */
declare const chrome: {send(message: string, given: readonly unknown[]): void};

/** Decides settings of the extension as a school or a company does, until it decides others; `{}` takes all back. */
export async function decide({session}: Stage, settings: Readonly<Record<string, unknown>>): Promise<void> {
  const host = new URL(session.extensionUrl).host;
  if (session.name === 'firefox') {
    await runInFirefox(
      session.browser,
      `(async () => {
        const {id} = WebExtensionPolicy.getByHostname('${host}');
        Services.policies.wrappedJSObject.setExtensionPolicies({[id]: ${JSON.stringify(settings)}});
      })()`,
    );
    return;
  }
  // As the page itself writes it: mandatory, for the machine, of the platform.
  const how = {level: 1, scope: 1, source: 3, namespace: host};
  const policies = Object.entries(settings).map(([name, value]) => ({...how, name, value}));
  const page = await session.browser.newPage();
  await page.goto('chrome://policy/test', {waitUntil: 'load'});
  await page.evaluate(given => chrome.send('setLocalTestPolicies', ['test', given, '']), JSON.stringify(policies));
  await page.close();
}
