import {defaultThreshold} from '../../models/card.json';
import {type Corrections, NO_CORRECTIONS, parseCorrections} from '../core/corrections.ts';
import type {Display} from '../core/display.ts';
import type {Reach} from '../core/reach.ts';
import {gatherReads} from './gather-reads.ts';
import {parseDisplay, parseFlag, parseMoment, parseReach, parseSites, parseThreshold} from './guards.ts';
import {openLocalArea} from './local-area.ts';
import {native} from './native.ts';
import {createSetting, type ReadableArea, type Setting, type SettingOptions} from './setting.ts';

export type {Setting} from './setting.ts';

/** What an administrator decided. Firefox rejects where no policy names us, which is nearly everywhere. */
const managed: ReadableArea = {
  get: /* @__PURE__ */ gatherReads(keys => native.storage.managed.get(keys).catch(() => ({}))),
};

const get = /* @__PURE__ */ gatherReads(keys => native.storage.local.get(keys));

/** In `storage.local`, not `sync`: what a reader switches off tells what they read, and stays on this device. */
function createLocalSetting<T>(options: SettingOptions<T>): Setting<T> {
  const {onChanged} = native.storage;
  const area = openLocalArea();
  return createSetting({area: {get, set: items => area.set(items)}, areaName: 'local', onChanged, managed}, options);
}

/** The credibility, 0 to 1, below which a headline is flagged; by default what the model's card recommends. */
export const threshold: Setting<number> = /* @__PURE__ */ createLocalSetting({
  key: 'threshold',
  fallback: defaultThreshold,
  parse: parseThreshold,
});

/** Which badges are shown. */
export const display: Setting<Display> = /* @__PURE__ */ createLocalSetting({
  key: 'display',
  fallback: 'quiet',
  parse: parseDisplay,
});

/** Where badges appear by themselves (`appearsOn` of core/reach.ts). */
export const reach: Setting<Reach> = /* @__PURE__ */ createLocalSetting({
  key: 'reach',
  fallback: 'news',
  parse: parseReach,
});

/** Hostnames with badges whatever the reach; each covers its subdomains (`coversSite` of core/sites.ts). */
export const enabledSites: Setting<readonly string[]> = /* @__PURE__ */ createLocalSetting({
  key: 'enabledSites',
  fallback: [],
  parse: parseSites,
});

/** Hostnames without badges; each covers its subdomains (`coversSite` of core/sites.ts). */
export const disabledSites: Setting<readonly string[]> = /* @__PURE__ */ createLocalSetting({
  key: 'disabledSites',
  fallback: [],
  parse: parseSites,
});

/** Until when no badges are shown anywhere, ms since 1970. */
export const pausedUntil: Setting<number> = /* @__PURE__ */ createLocalSetting({
  key: 'pausedUntil',
  fallback: 0,
  parse: parseMoment,
});

/** What the reader thinks of headlines, where that is another thing. */
export const corrections: Setting<Corrections> = /* @__PURE__ */ createLocalSetting({
  key: 'corrections',
  fallback: NO_CORRECTIONS,
  parse: parseCorrections,
});

/** Whether a page of welcome opens once installed. */
export const showWelcome: Setting<boolean> = /* @__PURE__ */ createLocalSetting({
  key: 'showWelcome',
  fallback: true,
  parse: parseFlag,
});

/** What a backup holds: everything that a reader chooses for good. */
export const BACKED_UP: readonly Setting<unknown>[] = [
  threshold,
  display,
  reach,
  enabledSites,
  disabledSites,
  corrections,
];
