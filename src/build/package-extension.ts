/** The archives that the stores want, from the repository in which this file lies. */

import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createArchive, hashArchive} from './archive.ts';
import {buildExtension, readVersion} from './extension.ts';
import {inRepository} from './paths.ts';
import {listSources, walkFiles} from './sources.ts';

export interface Archive {
  /** Example: 'grain-of-salt-0.1.0-firefox.zip' */
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function readFiles(folder: string, names: readonly string[]): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const name of names) files.set(name, await readFile(join(folder, name)));
  return files;
}

/**
 * Builds into a folder, which is emptied first, and packs: for Chrome and Edge, for Firefox, and the sources.
 * @param outDir  absolute
 */
export async function packageExtension(outDir: string): Promise<Archive[]> {
  const {chrome, firefox} = await buildExtension(outDir);
  const root = inRepository('.');
  const parts: [string, string, string[]][] = [
    ['chrome', chrome, await walkFiles(chrome)],
    ['firefox', firefox, await walkFiles(firefox)],
    ['source', root, await listSources(root)],
  ];
  const prefix = `grain-of-salt-${await readVersion()}`;
  return Promise.all(
    parts.map(async ([part, folder, names]) => ({
      name: `${prefix}-${part}.zip`,
      bytes: createArchive(await readFiles(folder, names)),
    })),
  );
}

/** A table in Markdown: names, sizes, hashes. */
export function formatArchives(archives: readonly Archive[]): string {
  const rows = archives.map(
    ({name, bytes}) => `| ${name} | ${bytes.byteLength.toLocaleString('en')} | \`${hashArchive(bytes)}\` |`,
  );
  return ['| archive | bytes | SHA-256 |', '| --- | ---: | --- |', ...rows].join('\n');
}

/** The names of the archives that are not the same bytes in both. */
export function listDifferent(first: readonly Archive[], second: readonly Archive[]): string[] {
  const hashes = new Map(second.map(({name, bytes}) => [name, hashArchive(bytes)]));
  return first.filter(({name, bytes}) => hashes.get(name) !== hashArchive(bytes)).map(({name}) => name);
}
