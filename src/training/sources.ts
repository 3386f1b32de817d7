/** Reads the data sets: `<name>.jsonl` or `<name>.jsonl.gz`, one headline a line. */
import {createReadStream} from 'node:fs';
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import type {Readable} from 'node:stream';
import {createGunzip} from 'node:zlib';

const LABELS = ['fake', 'true', 'satire', 'clickbait', 'news'] as const;
export type Label = (typeof LABELS)[number];

/** One line of a data set. */
export interface SourceRow {
  readonly text: string;
  readonly label: Label;
  readonly dataset: string;
  /** Domain or name of the publisher. */
  readonly source: string | null;
  /** ISO day. */
  readonly date: string | null;
}

/** A line that is no row: names the file and the line. */
export class BadLineError extends Error {
  override readonly name = 'BadLineError';
}

/**
 * Reads one line.
 * @throws BadLineError naming `place` (file:line)
 * Example: parseRow('{"text":"Dog bites man","label":"news"}', 'invented', 'invented.jsonl:1')
 */
export function parseRow(line: string, dataset: string, place: string): SourceRow {
  let row: Record<string, unknown>;
  try {
    row = JSON.parse(line) as Record<string, unknown>;
  } catch (error) {
    throw new BadLineError(`${place}: expected a JSON object, received ${(error as Error).message}`);
  }
  if (typeof row?.text !== 'string') {
    throw new BadLineError(`${place}: expected "text" to be a text, received ${row?.text}`);
  }
  if (!LABELS.includes(row.label as Label)) {
    throw new BadLineError(`${place}: expected "label" to be one of ${LABELS.join(', ')}, received ${row.label}`);
  }
  const optional = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  return {text: row.text, label: row.label as Label, dataset, source: optional(row.source), date: optional(row.date)};
}

/** The data sets of a folder: name and path, in the order of their names. */
export async function listDataSets(folder: string): Promise<{name: string; path: string}[]> {
  const files = (await readdir(folder)).filter(file => /\.jsonl(\.gz)?$/.test(file)).sort();
  if (files.length === 0) throw new Error(`expected *.jsonl or *.jsonl.gz in ${folder}, received none`);
  return files.map(file => ({name: file.replace(/\.jsonl(\.gz)?$/, ''), path: join(folder, file)}));
}

/** The bytes of a file, gzip accepted, in chunks of `chunkBytes` at most. */
export function openBytes(path: string, chunkBytes = 65_536): Readable {
  const file = createReadStream(path, {highWaterMark: chunkBytes});
  if (!path.endsWith('.gz')) return file;
  const input = file.pipe(createGunzip({chunkSize: chunkBytes}));
  // A missing file must reject whoever reads on, not crash the process.
  file.on('error', error => input.destroy(error));
  return input;
}

/** Lines of a text file, gzip accepted, without holding the file in memory. */
export async function* readLines(path: string): AsyncGenerator<string> {
  yield* createInterface({input: openBytes(path), crlfDelay: Number.POSITIVE_INFINITY});
}

/**
 * Rows of one data set.
 * @param onBadLine  told of each malformed line; throw from it to stop
 */
export async function* readDataSet(
  {name, path}: {name: string; path: string},
  onBadLine: (error: BadLineError) => void,
): AsyncGenerator<SourceRow> {
  let number = 0;
  for await (const line of readLines(path)) {
    number++;
    if (line.trim() === '') continue;
    let row: SourceRow;
    try {
      row = parseRow(line, name, `${path}:${number}`);
    } catch (error) {
      if (!(error instanceof BadLineError)) throw error;
      onBadLine(error);
      continue;
    }
    yield row;
  }
}
