// Wires the popup. Settings come from storage and counts from the page itself, so that it is of use before the worker is
// awake; only the box for trying a headline needs the worker.

import {curve} from '../../models/card.json';
import {browser} from '../platform/browser.ts';
import {findElement} from '../platform/elements.ts';
import {log} from '../platform/log.ts';
import {sendToBackground, sendToTab} from '../platform/messaging.ts';
import {rescueSettings, unreadable} from '../platform/rescue.ts';
import {say} from '../platform/say.ts';
import {disabledSites, enabledSites, pausedUntil, reach, threshold} from '../platform/settings.ts';
import {wait} from '../platform/wait.ts';
import {startThresholdSection} from '../ui/threshold-section.ts';
import {translatePage} from '../ui/translate-page.ts';
import {checkScoring, createTrouble, tellOfStorage} from '../ui/trouble.ts';
import {startTrySection} from '../ui/try-section.ts';
import {createHeadlines, startHeadlineList} from './headline-list.ts';
import {pageBrowser} from './page-browser.ts';
import {startPageSection} from './page-section.ts';
import {startPauseSection} from './pause-section.ts';

translatePage(document, say);
const closed = new AbortController();
const {signal} = closed;
window.addEventListener('pagehide', () => closed.abort(), {once: true});

const showTrouble = createTrouble(document, say);
const reportError = (error: unknown): void => {
  tellOfStorage(error, showTrouble);
  log.warn('popup', error);
};

async function lookForTrouble(): Promise<void> {
  await rescueSettings();
  if ((await unreadable.get()).length > 0) showTrouble('trouble_unreadable');
  await checkScoring(explain, showTrouble);
}

const clock = Date.now;
const headlines = createHeadlines();
const followHeadlines = headlines.follow;
const explain = (text: string) => sendToBackground('explain', {text});

async function goTo(text: string): Promise<void> {
  const tab = await pageBrowser.getTab();
  if (tab !== undefined) await sendToTab(tab.id, 'showHeadline', {text}, {frameId: 0});
}

findElement(document, 'open-options', HTMLButtonElement).addEventListener('click', () => {
  browser.runtime.openOptionsPage().then(() => window.close(), reportError);
});
const places = {reach, enabledSites, disabledSites};
const show = (text: string): void => void goTo(text).catch(reportError);
const sections = [
  startPageSection(document, {say, places, pausedUntil, clock, headlines, browser: pageBrowser, reportError}, signal),
  startHeadlineList(document, {say, headlines, threshold, show}, signal),
  startThresholdSection(document, {say, threshold, curve, followHeadlines, reportError}, signal),
  startTrySection(document, {say, threshold, explain, wait, reportError}, signal),
  startPauseSection(document, {say, pausedUntil, clock, reportError}, signal),
];
sections.push(lookForTrouble());
for (const section of sections) section.catch(reportError);
