// Wires the page of welcome, which opens once after installation.

import {browser} from '../platform/browser.ts';
import {findElement, setText} from '../platform/elements.ts';
import {log} from '../platform/log.ts';
import {sendToBackground} from '../platform/messaging.ts';
import {say} from '../platform/say.ts';
import {reach, threshold} from '../platform/settings.ts';
import {wait} from '../platform/wait.ts';
import {allSites, listNewsPatterns} from '../ui/all-sites.ts';
import {startReachSection} from '../ui/reach-section.ts';
import {translatePage} from '../ui/translate-page.ts';
import {drawMark, startTrySection} from '../ui/try-section.ts';
import {startPinSection} from './pin-section.ts';

translatePage(document, say);
const closed = new AbortController();
const {signal} = closed;
window.addEventListener('pagehide', () => closed.abort(), {once: true});
const reportError = (error: unknown): void => log.warn('welcome', error);

for (const verdict of ['credible', 'uncertain', 'doubtful'] as const) {
  findElement(document, `mark-${verdict}`, HTMLElement).append(drawMark(document, verdict));
}
setText(findElement(document, 'try-text', HTMLElement), say('welcome_example'));

const explain = (text: string) => sendToBackground('explain', {text});
/** Chrome and newer Firefox tell; the types do not know of it. */
const action: {getUserSettings?(): Promise<{isOnToolbar?: boolean}>} = browser.action;
const hasToolbar = async (): Promise<boolean> => (await browser.runtime.getPlatformInfo()).os !== 'android';
const isPinned = async (): Promise<boolean> => (await action.getUserSettings?.())?.isOnToolbar ?? false;

const sections = [
  startReachSection(document, {say, reach, allSites, newsSiteCount: listNewsPatterns().length, reportError}, signal),
  startTrySection(document, {say, threshold, explain, wait, reportError}, signal),
  startPinSection(document, {hasToolbar, isPinned, wait, reportError}, signal),
];
for (const section of sections) section.catch(reportError);
findElement(document, 'open-options', HTMLButtonElement).addEventListener('click', () => {
  browser.runtime.openOptionsPage().catch(reportError);
});
