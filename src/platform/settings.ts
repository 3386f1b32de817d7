import {defaultThreshold} from '../../models/card.json';
import {type Display, parseDisplay, parseSites, parseThreshold} from './guards.ts';
import {native} from './native.ts';
import {createSetting, type Setting, type SettingOptions} from './setting.ts';

export type {Display} from './guards.ts';
export type {Setting} from './setting.ts';

/** In `storage.local`, not `sync`: what a reader switches off tells what they read, and stays on this device. */
function createLocalSetting<T>(options: SettingOptions<T>): Setting<T> {
  const {local, onChanged} = native.storage;
  return createSetting({area: local, areaName: 'local', onChanged}, options);
}

/** The credibility, 0 to 1, below which a headline is flagged; by default what the model's card recommends. */
export const threshold: Setting<number> = createLocalSetting({
  key: 'threshold',
  fallback: defaultThreshold,
  parse: parseThreshold,
});

/** Which badges are shown. */
export const display: Setting<Display> = createLocalSetting({key: 'display', fallback: 'quiet', parse: parseDisplay});

/** Hostnames without badges; each covers its subdomains (`coversSite` of core/sites.ts). */
export const disabledSites: Setting<readonly string[]> = createLocalSetting({
  key: 'disabledSites',
  fallback: [],
  parse: parseSites,
});
