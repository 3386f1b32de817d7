import {addCorrection, type Corrections, removeCorrection, sealCorrections} from '../core/corrections.ts';
import type {Display} from '../core/display.ts';
import type {HashKey} from '../core/hash.ts';
import {appearsOn, type Places} from '../core/reach.ts';
import {addSite, coversSite, removeSite, toHostname, toSiteName} from '../core/sites.ts';
import type {Wait} from '../core/wait.ts';
import type {Setting} from '../platform/setting.ts';
import type {PagePreferences, RequestOf} from '../protocol/messages.ts';
import type {Sender} from '../protocol/messenger.ts';

/** What the reader chose that concerns pages. */
interface Choices extends Places {
  readonly threshold: number;
  readonly display: Display;
  readonly pausedUntil: number;
  readonly corrections: Corrections;
}

/** Where each of these is kept. */
export type ChoiceSettings = {readonly [K in keyof Choices]: Setting<Choices[K]>};

/** What pages learn of the reader's choices, and the two that they pass on from a card. */
export interface PreferenceKeeper {
  read(sender: Sender): Promise<PagePreferences>;
  correct(request: RequestOf<'correct'>, sender: Sender): Promise<void>;
  hideSite(sender: Sender): Promise<void>;
}

export interface KeeperOptions {
  readonly settings: ChoiceSettings;
  /** The time, ms since 1970. */
  readonly clock: () => number;
  readonly createKey: () => HashKey;
  /** Told of a setting that cannot be read, whose default is taken. */
  readonly reportError: (error: unknown) => void;
}

/** The site that a message comes from, as the browser vouches for it. */
const siteOf = ({url = ''}: Sender): string => toHostname(url) ?? '';

/** Makes a keeper: content scripts, which live in the processes of pages, have no access to the settings themselves. */
export function createPreferenceKeeper({settings, clock, createKey, reportError}: KeeperOptions): PreferenceKeeper {
  const {corrections, disabledSites, enabledSites} = settings;
  let last: Promise<void> = Promise.resolve();

  /** One change after the other: each begins with what the last one stored. */
  function change(work: () => Promise<void>, {isPrivate = false}: Sender): Promise<void> {
    const run = async (): Promise<void> => {
      if (!isPrivate) await work();
    };
    last = last.then(run, run);
    return last;
  }

  async function readChoice<T>(setting: Setting<T>): Promise<T> {
    try {
      return await setting.get();
    } catch (error) {
      reportError(error);
      return setting.fallback;
    }
  }

  async function readChoices(): Promise<Choices> {
    const entries = Object.entries(settings as {readonly [key: string]: Setting<unknown>});
    const read = entries.map(async ([name, setting]) => [name, await readChoice(setting)] as const);
    return Object.fromEntries(await Promise.all(read)) as unknown as Choices;
  }

  return {
    async read(sender) {
      const [choices, ...locks] = await Promise.all([readChoices(), corrections.isLocked(), disabledSites.isLocked()]);
      const site = siteOf(sender);
      const [correct, hideSite] = locks.map(isLocked => !isLocked && !sender.isPrivate);
      return {
        threshold: choices.threshold,
        display: choices.display,
        isOn: appearsOn(site, choices),
        isOff: coversSite(choices.disabledSites, site),
        pausedUntil: Math.min(Math.round(choices.pausedUntil), Number.MAX_SAFE_INTEGER),
        corrections: sealCorrections(choices.corrections, createKey()),
        can: {correct: correct === true, hideSite: hideSite === true},
      };
    },
    correct: ({text, verdict}, sender) =>
      change(async () => {
        const before = await corrections.get();
        const when = new Date(clock()).toISOString();
        await corrections.set(
          verdict === null ? removeCorrection(before, text) : addCorrection(before, {text, verdict, when}),
        );
      }, sender),
    hideSite: sender =>
      change(async () => {
        const site = toSiteName(siteOf(sender));
        if (site === '') return;
        await enabledSites.set(removeSite(await enabledSites.get(), site));
        await disabledSites.set(addSite(await disabledSites.get(), site));
      }, sender),
  };
}

/** What is needed of the browser to tell pages of a change. */
export interface TellerBrowser {
  listTabs(): Promise<readonly number[]>;
  /** Tells the content scripts of a tab, if there are any. */
  tellOfChange(tabId: number): Promise<unknown>;
}

/** Changes that come as fast as a slider is moved are told together, ms. */
const GATHER_MS = 20;

/** Makes the function that tells all pages of a change. */
export function createTeller({listTabs, tellOfChange}: TellerBrowser, wait: Wait): () => Promise<void> {
  let isDue = false;
  return async () => {
    if (isDue) return;
    isDue = true;
    await wait(GATHER_MS);
    isDue = false;
    // Most tabs have no content script, and say so.
    await Promise.allSettled((await listTabs()).map(tellOfChange));
  };
}
