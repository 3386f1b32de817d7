/** Headlines of other sets, by what is known of them, without those that give a title of the protocol away. */
import {hashToUnit} from '../../examples.ts';
import {readOutlets} from '../../outlets.ts';
import {listDataSets, readDataSet} from '../../sources.ts';
import type {StudyContext} from '../part.ts';
import {splitTitle} from './features.ts';

/** Headlines of a group at most, and at least, or it is left out; words in a row that make two headlines one. */
export const OTHERS = {most: 1000, least: 150, run: 5};

/** Runs of words; of a shorter text all of its words. */
export function listRuns(text: string): string[] {
  const words = splitTitle(text.toLowerCase()).filter(word => /[\p{L}\p{N}]/u.test(word));
  if (words.length < OTHERS.run) return [words.join(' ')];
  return Array.from({length: words.length - OTHERS.run + 1}, (_, from) =>
    words.slice(from, from + OTHERS.run).join(' '),
  );
}

/**
 * Groups of headlines of one set, label and tier of the outlet.
 * @param dataset  of the protocol: not read
 * @param titles  those of the protocol: no headline that shares five words in a row with any of them is taken
 */
export async function readOthers(
  dataset: string,
  titles: readonly string[],
  {config, subset}: Pick<StudyContext, 'config' | 'subset'>,
): Promise<string[][]> {
  const known = new Set(titles.flatMap(listRuns));
  const findOutlet = await readOutlets(config.training.data.outlets);
  const groups = new Map<string, Map<string, number>>();
  for (const set of await listDataSets(subset)) {
    if (set.name === dataset) continue;
    const rows = readDataSet(set, error => {
      throw error;
    });
    for await (const {text, label, source} of rows) {
      if (listRuns(text).some(run => known.has(run))) continue;
      const key = `${set.name} ${label} ${label === 'news' ? findOutlet(source)?.tier : ''}`;
      groups.set(key, (groups.get(key) ?? new Map<string, number>()).set(text, hashToUnit(37, text)));
    }
  }
  return [...groups.values()]
    .filter(({size}) => size >= OTHERS.least)
    .map(group => [...group].sort(([, a], [, b]) => a - b).slice(0, OTHERS.most))
    .map(group => group.map(([text]) => text));
}
