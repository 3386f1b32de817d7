/** Kills the background of a running extension, in both browsers. */
import type {Browser} from 'puppeteer-core';
import type {Session} from '../browser.ts';
import type {ExtensionPage} from '../extension-page.ts';

export interface Killer {
  /** @returns whether there was a background to kill; settles when it is gone */
  kill(): Promise<boolean>;
}

async function createChromiumKiller({browser}: Session, {page}: ExtensionPage): Promise<Killer> {
  const client = await page.createCDPSession();
  await client.send('ServiceWorker.enable');
  return {
    async kill() {
      const isThere = browser.targets().some(target => target.type() === 'service_worker');
      await client.send('ServiceWorker.stopAllWorkers');
      return isThere;
    },
  };
}

/** What the driver lets us send besides its own functions: its types do not name it. */
interface Connection {
  send(method: string, params: object): Promise<{result: unknown}>;
}

/**
 * Runs an expression in Firefox itself, as its own code runs.
 * @param expression gives a promise of something that is JSON
 */
export async function runInFirefox(browser: Browser, expression: string): Promise<unknown> {
  const {connection} = browser as unknown as {readonly connection: Connection};
  const tree = await connection.send('browsingContext.getTree', {'moz:scope': 'chrome'});
  const {contexts} = tree.result as {contexts: {context: string}[]};
  const {result} = await connection.send('script.evaluate', {
    expression,
    target: {context: contexts[0]!.context},
    awaitPromise: true,
  });
  const {result: value, exceptionDetails} = result as {
    result?: {value?: unknown};
    exceptionDetails?: {text: string};
  };
  if (exceptionDetails) throw new Error(`expected Firefox to run ${expression}, received ${exceptionDetails.text}`);
  return value?.value;
}

function createFirefoxKiller({browser, extensionUrl}: Session): Killer {
  const uuid = JSON.stringify(new URL(extensionUrl).host);
  const expression = `(async () => {
    const extension = WebExtensionPolicy.getByHostname(${uuid}).extension;
    const isThere = extension.backgroundState !== 'stopped';
    await extension.terminateBackground({ignoreDevToolsAttached: true});
    return isThere;
  })()`;
  return {kill: async () => (await runInFirefox(browser, expression)) === true};
}

/** Makes the killer of the browser that runs. */
export function createKiller(session: Session, extension: ExtensionPage): Promise<Killer> {
  if (session.name === 'chromium') return createChromiumKiller(session, extension);
  return Promise.resolve(createFirefoxKiller(session));
}
