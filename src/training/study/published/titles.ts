/** The titles of a protocol, in folds. */
import {hashToUnit} from '../../examples.ts';
import {listDataSets, readDataSet} from '../../sources.ts';
import {splitTitle} from './features.ts';
import type {Protocol} from './protocols.ts';

export interface Title {
  readonly text: string;
  /** 1 for the class that is looked for. */
  readonly label: 0 | 1;
  readonly fold: number;
}

/** Deals titles out in their order. */
function dealFolds(titles: readonly Omit<Title, 'fold'>[], folds: number): Title[] {
  const counts = [0, 0];
  return titles.map(({text, label}) => ({text, label, fold: counts[label]!++ % folds}));
}

/** The same titles in other folds, drawn by the hash of their words. @param draw  from 1 */
export function drawFolds(titles: readonly Title[], folds: number, draw: number): Title[] {
  const at = new Map(titles.map(title => [title, hashToUnit(1000 + draw, title.text)]));
  return dealFolds(
    [...titles].sort((a, b) => at.get(a)! - at.get(b)!),
    folds,
  );
}

/** The titles in an order that depends on their words alone; folds hold both labels in the same share. */
export async function readTitles(protocol: Protocol, data: string): Promise<Title[]> {
  const set = (await listDataSets(data)).find(({name}) => name === protocol.dataset);
  if (!set) return [];
  const found = new Map<string, {text: string; label: 0 | 1; at: number}>();
  const rows = readDataSet(set, error => {
    throw error;
  });
  for await (const {text, label} of rows) {
    if (label !== protocol.positive && label !== protocol.negative) continue;
    const key = splitTitle(text.toLowerCase()).join(' ');
    found.set(key, {text, label: label === protocol.positive ? 1 : 0, at: hashToUnit(29, key)});
  }
  const ordered = [...found.values()].sort((a, b) => a.at - b.at).slice(0, protocol.most);
  return dealFolds(ordered, protocol.folds);
}
