// Wires the background: a service worker in Chrome, an event page in Firefox, stopped and woken at any moment. Every
// listener is registered here, before the first await; what must survive lies in storage.session.
//
// What the manifest must grant, each with its use:
//   storage       settings in storage.local, score cache and log in storage.session
//   contextMenus  "Check with Grain of Salt" on a selection
//   activeTab     address of the tab and scripts in it after a click on the icon or in the menu, without host access
//   scripting     registerContentScripts for sites that a person allowed, executeScript after a click
//   optional_host_permissions  asked for one site at a time, by a click in the popup
import './read-ahead.ts';

import {version} from '../../models/card.json';
import {closeStorage} from '../platform/access.ts';
import {breathe} from '../platform/breathe.ts';
import {countOutside} from '../platform/count-outside.ts';
import {log} from '../platform/log.ts';
import {handleMessages} from '../platform/messaging.ts';
import {native} from '../platform/native.ts';
import {rescueSettings} from '../platform/rescue.ts';
import {say} from '../platform/say.ts';
import {
  corrections,
  disabledSites,
  display,
  enabledSites,
  pausedUntil,
  reach,
  showWelcome,
  threshold,
} from '../platform/settings.ts';
import {wait} from '../platform/wait.ts';
import type {ToBackground, ToGuard} from '../protocol/messages.ts';
import type {Handlers} from '../protocol/messenger.ts';
import {REQUESTS_TO_BACKGROUND} from '../protocol/validate.ts';
import {showOnAction} from './action-badge.ts';
import {answerCommand} from './commands.ts';
import {commandedTab} from './commands-browser.ts';
import {answerMenuClick, createMenuInstaller, parseMenuClick} from './context-menu.ts';
import {isFreshStart} from './fresh-start.ts';
import {loadScorer} from './load-scorer.ts';
import {clickedFrame, menus} from './menus-browser.ts';
import {createPreferenceKeeper, createTeller} from './preferences.ts';
import {
  CORRECT_COST,
  createRateLimit,
  EXPLAIN_COST,
  PREFERENCES_COST,
  REFUSED_COST,
  REPORT_COST,
} from './rate-limit.ts';
import {answerRevocation} from './revocation.ts';
import {openScoreCache} from './score-cache.ts';
import {createScoringService} from './scoring-service.ts';
import {checkSelection} from './selection.ts';
import {startSettingsGuard} from './settings-guard-browser.ts';
import {createSites} from './sites.ts';
import {revocationBrowser, sitesBrowser, tellerBrowser} from './sites-browser.ts';

const report = (what: string) => (error: unknown) => log.warn(what, error);
const createKey = (): [number, number] => Array.from(crypto.getRandomValues(new Int32Array(2))) as [number, number];

const {scoreTexts, explainText} = createScoringService({
  version,
  load: async () => loadScorer(),
  openCache: () =>
    openScoreCache({area: native.storage.session, version, createKey, wait, reportError: report('score cache')}),
  wait,
  now: () => performance.now(),
  breathe,
  reportError: report('cannot score'),
});
const sites = createSites(sitesBrowser);
const choices = {threshold, display, reach, enabledSites, disabledSites, pausedUntil, corrections};
const preferences = createPreferenceKeeper({
  settings: choices,
  clock: Date.now,
  createKey,
  reportError: report('cannot read a setting'),
});
const tellPages = createTeller(tellerBrowser, wait);
const limit = createRateLimit(() => performance.now());
const guard = startSettingsGuard();
const installMenu = menus && createMenuInstaller(menus, say('menu_check'));

handleMessages(
  REQUESTS_TO_BACKGROUND,
  {
    score: async ({texts}, sender) => ({
      scores: await limit.run(sender, texts.length, () => scoreTexts(texts, sender.isPrivate)),
      model: version,
    }),
    explain: ({text}, sender) => limit.run(sender, EXPLAIN_COST, () => explainText(text)),
    readPreferences: (_, sender) => limit.run(sender, PREFERENCES_COST, () => preferences.read(sender)),
    correct: async (request, sender) =>
      void (await limit.run(sender, CORRECT_COST, () => preferences.correct(request, sender))),
    hideSite: async (_, sender) => void (await limit.run(sender, CORRECT_COST, () => preferences.hideSite(sender))),
    countRequests: () => ({outside: countOutside(performance, native.runtime.getURL(''))}),
    async reportPage(summary, sender) {
      const {tabId, frameId} = sender;
      if (tabId === undefined || frameId !== 0) return;
      await limit.run(sender, REPORT_COST, () => showOnAction(native.action, say, tabId, summary));
    },
    enableSite: async request => void (await sites.enable(request)),
    announceSetting: async request => void (await guard?.announce(request)),
  } satisfies Handlers<keyof (ToBackground & ToGuard)>,
  (what, error, sender) => {
    // One that asks in vain without end gets no more lines in the log.
    if (limit.spend(sender, REFUSED_COST)) log.warn(what, error);
  },
);

closeStorage().catch(report('cannot close the storage'));
native.storage.onChanged.addListener((changes, areaName) => {
  if (areaName === 'local') void guard?.answerChange(changes);
  if (Object.keys(choices).some(key => Object.hasOwn(changes, key))) tellPages().catch(report('cannot tell pages'));
});

async function welcome(): Promise<void> {
  if (await showWelcome.get()) await native.tabs.create({url: native.runtime.getURL('welcome.html')});
}

function prepareBrowser(): void {
  installMenu?.().catch(report('cannot make the menu'));
  sites.sync().catch(report('cannot register sites'));
}
native.runtime.onInstalled.addListener(({reason}) => {
  prepareBrowser();
  if (reason === 'install') welcome().catch(report('cannot open the page of welcome'));
});
native.runtime.onStartup.addListener(prepareBrowser);

/** Pages that were open before an update, or while the extension was switched off, have no script that can ask. */
async function takeOver(): Promise<void> {
  if (!(await isFreshStart(native.storage.session))) return;
  rescueSettings().catch(report('cannot look through the settings'));
  await sites.startWhereMissing();
}
takeOver().catch(report('cannot start in open tabs'));

native.permissions.onAdded.addListener(({origins = []}) => {
  const start = async () => {
    await sites.sync();
    await sites.startIn(origins);
  };
  start().catch(report('cannot start on new sites'));
});
native.permissions.onRemoved.addListener(({origins = []}) => {
  sites.sync().catch(report('cannot register sites'));
  answerRevocation(origins, revocationBrowser, reach).catch(report('cannot leave sites'));
});

native.commands?.onCommand.addListener((command, tab) => {
  if (tab?.id !== undefined) answerCommand(command, commandedTab(tab.id)).catch(report(`cannot ${command}`));
});

native.contextMenus?.onClicked.addListener((info, tab) => {
  const click = parseMenuClick(info, tab);
  if (click === undefined) return;
  const check = (selection: string) => checkSelection(selection, texts => scoreTexts(texts, click.isPrivate));
  answerMenuClick(click, {...clickedFrame, check}).catch(report('cannot show a selection'));
});
