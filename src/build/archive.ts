/** Archives that are the same bytes whenever and wherever they are made. */

import {createHash} from 'node:crypto';
import {type Zippable, zipSync} from 'fflate';

/** The earliest time that the format knows. It knows no time zones, and local time is what the library writes. */
const TIME = new Date(1980, 0, 1);

/**
 * A zip archive of files, sorted by name.
 * @param files  name in the archive, with '/' -> content
 */
export function createArchive(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const names = [...files.keys()].sort();
  const entries: Zippable = {};
  for (const name of names) entries[name] = [files.get(name)!, {mtime: TIME, level: 9}];
  return zipSync(entries);
}

/** In hexadecimal digits. */
export function hashArchive(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
