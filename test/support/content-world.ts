import type {CDPSession, Page} from 'puppeteer-core';
import {CHANNEL} from '../../src/protocol/messenger.ts';
import {waitFor} from './wait-for.ts';

/** The world of our content script in a page, in which whoever has taken over its process can run code. */
export async function enterWorld(page: Page): Promise<(code: string) => Promise<unknown>> {
  const client: CDPSession = await page.createCDPSession();
  const worlds: number[] = [];
  client.on('Runtime.executionContextCreated', ({context}) => {
    if (context.origin.startsWith('chrome-extension://')) worlds.push(context.id);
  });
  await client.send('Runtime.enable');
  const contextId = await waitFor('the world of the content script', () => worlds[0]);
  return async expression => {
    const {result, exceptionDetails} = await client.send('Runtime.evaluate', {
      contextId,
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
}

/** A message to the background, as code of that world. */
export const write = (type: string, data: unknown): string =>
  `chrome.runtime.sendMessage(${JSON.stringify({channel: CHANNEL, type, data})})`;
