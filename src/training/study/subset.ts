/** A part of the data that the study reads again and again: the headlines of each set, label and tier, thinned out. */
import {createWriteStream, existsSync} from 'node:fs';
import {mkdir, rename} from 'node:fs/promises';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {hashToUnit} from '../examples.ts';
import {fingerprintData} from '../folds/cache.ts';
import {type FindOutlet, readOutlets} from '../outlets.ts';
import type {Progress} from '../progress.ts';
import {listDataSets, readDataSet, type SourceRow} from '../sources.ts';
import {identify, placeStudy} from './cache.ts';
import type {StudyConfig} from './config.ts';

/** Most rows of one set, label and tier of the outlet. */
const MOST_ROWS = 3000;

interface Kept {
  readonly row: SourceRow;
  readonly at: number;
}

/** The rows of a set that the hash of their words puts first. */
async function thinOut(set: {name: string; path: string}, findOutlet: FindOutlet): Promise<SourceRow[]> {
  const groups = new Map<string, Kept[]>();
  const rows = readDataSet(set, error => {
    throw error;
  });
  for await (const row of rows) {
    const key = `${row.label} ${findOutlet(row.source)?.tier}`;
    const entry = {row, at: hashToUnit(13, row.text)};
    const known = groups.get(key);
    if (known) known.push(entry);
    else groups.set(key, [entry]);
  }
  return [...groups.values()].flatMap(kept =>
    kept
      .sort((a, b) => a.at - b.at)
      .slice(0, MOST_ROWS)
      .map(({row}) => row),
  );
}

/** Opens the folder of the thinned sets, or makes it: about 20 seconds, once. @returns its path */
export async function openSubset(config: StudyConfig, progress: Progress): Promise<string> {
  const {data, outlets} = config.training.data;
  const id = identify(['subset', MOST_ROWS], await fingerprintData(config.training.data));
  const folder = join(placeStudy(config), `data-${id}`);
  if (existsSync(folder)) return folder;
  const part = `${folder}.${process.pid}.part`;
  await mkdir(part, {recursive: true});
  const findOutlet = await readOutlets(outlets);
  const sets = await listDataSets(data);
  for (const [index, set] of sets.entries()) {
    progress.step(`Thinning out ${set.name}`, index / sets.length);
    const lines = (await thinOut(set, findOutlet)).map(row => `${JSON.stringify(row)}\n`);
    await pipeline(Readable.from(lines), createWriteStream(join(part, `${set.name}.jsonl`)));
  }
  await rename(part, folder);
  progress.done(`Thinned out ${sets.length} data sets`);
  return folder;
}
