/** The files of the repository, for tests about its structure. */

import {readdirSync, readFileSync, statSync} from 'node:fs';
import {extname, join, relative} from 'node:path';
import {inRepository} from '../../src/build/paths.ts';

/** Not ours, or not kept. */
const LEFT_OUT = new Set(['.git', '.cache', 'dist', 'node_modules']);

export interface RepositoryFile {
  /** From the top, with '/'. */
  readonly path: string;
  readonly sizeBytes: number;
  readText(): string;
}

function walk(folder: string): string[] {
  return readdirSync(folder, {withFileTypes: true}).flatMap(entry => {
    if (LEFT_OUT.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

/**
 * Lists files below a folder, sorted.
 * @param extensions  with dot; all when none is given
 */
export function listFiles(folder: string, extensions: readonly string[] = []): RepositoryFile[] {
  return walk(inRepository(folder))
    .filter(path => extensions.length === 0 || extensions.includes(extname(path)))
    .map(path => ({
      path: relative(inRepository('.'), path).replaceAll('\\', '/'),
      sizeBytes: statSync(path).size,
      readText: () => readFileSync(path, 'utf8'),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The parsed content of a JSON file. */
export function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(inRepository(path), 'utf8')) as T;
}
