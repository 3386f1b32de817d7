/** Which saved pages are visited: all of a manifest, some of them by name, or a few from all over it. */

import {dirname} from 'node:path';
import {readLines} from '../../training/sources.ts';
import {type PageRecord, parsePageRecord} from '../saved-page.ts';

/** A page to visit, and what it is reported under. */
export interface GroupedPage extends PageRecord {
  readonly group: string;
}

const NAMES: Readonly<Record<string, string>> = {
  fronts: 'fronts',
  articles: 'articles',
  'non_news strict': 'no news (strict)',
  'non_news soft': 'no news, but lists of links (soft)',
  non_english: 'other languages',
};

/** Example: nameGroup({group: 'non_news', negative: 'strict'}) -> 'no news (strict)' */
export function nameGroup({group, negative}: {readonly group?: unknown; readonly negative?: unknown}): string {
  const key = [group, negative].filter(part => typeof part === 'string').join(' ');
  return NAMES[key] ?? (key || 'pages');
}

/**
 * Reads a manifest. A page without an address gets one at a host that nobody has.
 * @throws Error for a line that is no record of a page
 */
export async function listPages(manifest: string): Promise<GroupedPage[]> {
  const pages: GroupedPage[] = [];
  for await (const line of readLines(manifest)) {
    if (line.trim() === '') continue;
    const {id, path, url} = parsePageRecord(line, dirname(manifest));
    const address = /^https?:/i.test(url) ? url : `https://saved-page.example/${encodeURIComponent(id)}`;
    pages.push({id, path, url: address, group: nameGroup(JSON.parse(line))});
  }
  return pages;
}

/**
 * Takes a number of things spread evenly over a list.
 * Example: takeSample(['a', 'b', 'c', 'd'], 2) -> ['a', 'c']
 */
export function takeSample<T>(all: readonly T[], count: number): T[] {
  const taken = Math.min(count, all.length);
  return Array.from({length: taken}, (_, index) => all[Math.floor((index * all.length) / taken)]!);
}

/** @throws Error that names the ids which are no page's */
export function pickPages(all: readonly GroupedPage[], ids: readonly string[]): GroupedPage[] {
  const unknown = ids.filter(id => !all.some(page => page.id === id));
  if (unknown.length > 0) throw new Error(`expected ids of the manifest, received ${unknown.join(', ')}`);
  return all.filter(({id}) => ids.includes(id));
}
