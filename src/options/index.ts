// Wires the page of settings.

import {curve} from '../../models/card.json';
import {browser} from '../platform/browser.ts';
import {countOutside} from '../platform/count-outside.ts';
import {findElement} from '../platform/elements.ts';
import {log} from '../platform/log.ts';
import {sendToBackground} from '../platform/messaging.ts';
import {rescueSettings, unreadable} from '../platform/rescue.ts';
import {say} from '../platform/say.ts';
import {BACKED_UP, corrections, disabledSites, display, enabledSites, reach, threshold} from '../platform/settings.ts';
import {allSites, listNewsPatterns} from '../ui/all-sites.ts';
import {startReachSection} from '../ui/reach-section.ts';
import {startThresholdSection} from '../ui/threshold-section.ts';
import {translatePage} from '../ui/translate-page.ts';
import {createTrouble, tellOfStorage} from '../ui/trouble.ts';
import {startBackupSection} from './backup-section.ts';
import {startCorrectionsSection} from './corrections-section.ts';
import {startDisplaySection} from './display-section.ts';
import {startKeyboardSection} from './keyboard-section.ts';
import {startPrivacySection} from './privacy-section.ts';
import {renderMarkdown} from './render-markdown.ts';
import {saveFile} from './save-file.ts';
import {changeKeys, listKeys, newsSites, siteAccess} from './settings-browser.ts';
import {startSitesSection} from './sites-section.ts';
import {fillOnUnfold} from './unfold.ts';
import {startUnreadableSection} from './unreadable-section.ts';

translatePage(document, say);
const closed = new AbortController();
const {signal} = closed;
window.addEventListener('pagehide', () => closed.abort(), {once: true});
const showTrouble = createTrouble(document, say);
const reportError = (error: unknown): void => {
  tellOfStorage(error, showTrouble);
  log.warn('options', error);
};
rescueSettings().catch(reportError);

const readPackaged = async (path: string): Promise<string> => (await fetch(browser.runtime.getURL(path))).text();

async function countRequests(): Promise<number> {
  const {outside} = await sendToBackground('countRequests', {});
  return outside + countOutside(performance, browser.runtime.getURL(''));
}

/** What scrolls inside itself, the keyboard must reach to scroll it. */
function makeScrollable(id: string, nameId: string): HTMLElement {
  const region = findElement(document, id, HTMLElement);
  region.tabIndex = 0;
  region.setAttribute('role', 'region');
  region.setAttribute('aria-labelledby', nameId);
  return region;
}

async function showMarkdown(id: string, nameId: string, path: string): Promise<void> {
  makeScrollable(id, nameId).replaceChildren(renderMarkdown(await readPackaged(path), 'models', window));
}

async function showText(id: string, nameId: string, path: string): Promise<void> {
  makeScrollable(id, nameId).textContent = await readPackaged(path);
}

function unfold(id: string, fill: () => Promise<void>): void {
  fillOnUnfold(findElement(document, id, HTMLDetailsElement), () => fill().catch(reportError), signal);
}

const save = (name: string, value: unknown): void => saveFile(document, name, value);
const places = {reach, enabledSites, disabledSites};
const {extension_pages: policy = ''} = browser.runtime.getManifest().content_security_policy as {
  extension_pages?: string;
};
const newsSiteCount = listNewsPatterns().length;
const sections = [
  startThresholdSection(document, {say, threshold, curve, reportError}, signal),
  startDisplaySection(document, {say, display, reportError}, signal),
  startReachSection(document, {say, reach, allSites, newsSiteCount, reportError}, signal),
  startSitesSection(document, {say, places, newsSites, access: siteAccess, reportError}, signal),
  startUnreadableSection(document, {say, unreadable, save, reportError}, signal),
  startCorrectionsSection(document, {say, corrections, save, reportError}, signal),
  startKeyboardSection(document, {say, listKeys, change: changeKeys, reportError}, signal),
  startPrivacySection(document, {say, countRequests, policy}),
];
for (const section of sections) section.catch(reportError);
startBackupSection(document, {say, settings: BACKED_UP, save, reportError}, signal);
unfold('statement', () => showMarkdown('statement-text', 'statement-heading', 'PRIVACY.md'));
unfold('measured-details', () => showMarkdown('measured', 'measured-tables', 'models/MODEL_CARD.md'));
unfold('study-details', () => showMarkdown('study', 'measured-study', 'models/STUDY.md'));
unfold('licence', () => showText('licence-text', 'licences-own', 'LICENSE'));
unfold('licences', () => showText('licences-text', 'licences-others', 'licences.txt'));
