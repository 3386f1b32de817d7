/** What may stand in storage: each guard makes sense of a value of unknown origin, or gives undefined. */

import {DISPLAYS, type Display} from '../core/display.ts';
import {REACHES, type Reach} from '../core/reach.ts';
import {isHostname} from '../core/sites.ts';

/** More sites than anyone switches off by hand; it bounds what a damaged store can cost. */
const MAX_SITES = 10_000;

/** A credibility from 0 to 1. */
export function parseThreshold(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : undefined;
}

export function parseDisplay(value: unknown): Display | undefined {
  return DISPLAYS.find(display => display === value);
}

export function parseReach(value: unknown): Reach | undefined {
  return REACHES.find(reach => reach === value);
}

/** A moment in ms since 1970; 0 for none. */
export function parseMoment(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

export function parseFlag(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

/** Hostnames, each once; entries that are none are dropped, so that one bad entry does not cost the reader the rest. */
export function parseSites(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? [...new Set(value.filter(isHostname))].slice(0, MAX_SITES) : undefined;
}
