/** Listens for what goes wrong in a page whose own scripts are off, so that every error is one of the extension. */

import type {Page} from 'puppeteer-core';
import type {Session} from '../browser.ts';

/** Told as they come: read it at the end. */
export interface Errors {
  readonly exceptions: string[];
  readonly console: string[];
}

/** What a browser notes of a page itself, such as a picture that did not load, is none of ours, unless it names us. */
function namesUs(text: string, extensionUrl: string): boolean {
  return text.includes(extensionUrl) || /\bgrain\b/i.test(text);
}

async function watchChromium(page: Page, extensionUrl: string, errors: Errors): Promise<void> {
  const devtools = await page.createCDPSession();
  devtools.on('Runtime.exceptionThrown', ({exceptionDetails: {text, exception, url}}) => {
    errors.exceptions.push(`${text} ${exception?.description ?? ''} ${url ?? ''}`.slice(0, 300));
  });
  devtools.on('Runtime.consoleAPICalled', ({type, args}) => {
    if (!/^(?:error|warning|assert)$/.test(type)) return;
    errors.console.push(args.map(({value, description}) => String(value ?? description)).join(' '));
  });
  devtools.on('Log.entryAdded', ({entry: {level, text, url = ''}}) => {
    if (level === 'error' && namesUs(`${text} ${url}`, extensionUrl)) errors.console.push(`${text} ${url}`);
  });
  await devtools.send('Runtime.enable');
  await devtools.send('Log.enable');
}

/** Starts to listen; call it before the page is opened. */
export async function watchErrors(page: Page, {name, extensionUrl}: Session): Promise<Errors> {
  const errors: Errors = {exceptions: [], console: []};
  if (name === 'chromium') await watchChromium(page, extensionUrl, errors);
  else {
    page.on('pageerror', error => {
      // Firefox calls errors what its policy or a font that did not load is about.
      const isNote = /^(?:Error: )?(?:Content-Security-Policy|downloadable font)/.test(String(error));
      const isOfPage = isNote && !namesUs(String(error), extensionUrl);
      if (!isOfPage) errors.exceptions.push(String(error));
    });
    page.on('console', message => {
      const isNote = message.type() !== 'error' && message.type() !== 'warn';
      if (!isNote) errors.console.push(message.text());
    });
  }
  return errors;
}
