// Wires the popup. Settings come from storage and counts from the page itself, so that it is of use before the worker is
// awake; only the box for trying a headline needs the worker.

import type {Score} from '../core/score.ts';
import {browser} from '../platform/browser.ts';
import {findElement, setText} from '../platform/elements.ts';
import {log} from '../platform/log.ts';
import {sendToBackground} from '../platform/messaging.ts';
import {say} from '../platform/say.ts';
import {disabledSites, threshold} from '../platform/settings.ts';
import {wait} from '../platform/wait.ts';
import {pageBrowser} from './page-browser.ts';
import {startPageSection} from './page-section.ts';
import {startThresholdSection} from './threshold-section.ts';
import {startTrySection} from './try-section.ts';

const closed = new AbortController();
window.addEventListener('pagehide', () => closed.abort(), {once: true});

const reportError = (error: unknown): void => log.warn('popup', error);

async function score(text: string): Promise<Score> {
  const {scores} = await sendToBackground('score', {texts: [text]});
  return scores[0] ?? {reason: 'unavailable'};
}

setText(findElement(document, 'footnote', HTMLElement), say('footnote'));
findElement(document, 'open-options', HTMLButtonElement).addEventListener('click', () => {
  browser.runtime.openOptionsPage().then(() => window.close(), reportError);
});
const sections = [
  startPageSection(document, {disabledSites, browser: pageBrowser, reportError}, closed.signal),
  startThresholdSection(document, {threshold, reportError}, closed.signal),
  startTrySection(document, {say, threshold, score, wait, reportError}, closed.signal),
];
for (const section of sections) section.catch(reportError);
