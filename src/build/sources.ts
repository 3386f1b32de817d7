/** What the archive of sources is made of: what is kept of the repository, and nothing that lies beside it. */

import {execFile} from 'node:child_process';
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';

/** What git is told to leave out, where there is no git to ask; `.gitignore` says the same. */
const LEFT_OUT = new Set(['.git', '.cache', 'dist', 'node_modules']);

async function listTracked(folder: string): Promise<string[]> {
  try {
    const {stdout} = await promisify(execFile)('git', ['ls-files', '-z'], {cwd: folder, maxBuffer: 2 ** 24});
    return stdout.split('\0').filter(name => name !== '');
  } catch (error) {
    // No git here, or no repository: an archive of sources that was unpacked.
    if ('code' in (error as Error)) return [];
    throw error;
  }
}

/** The names of all files below a folder, with '/'; what is left out is not looked into either. */
export async function walkFiles(
  folder: string,
  leftOut: ReadonlySet<string> = new Set(),
  prefix = '',
): Promise<string[]> {
  const entries = await readdir(join(folder, prefix), {withFileTypes: true});
  const names = entries
    .filter(({name}) => !leftOut.has(name))
    .map(entry => {
      const name = `${prefix}${entry.name}`;
      return entry.isDirectory() ? walkFiles(folder, leftOut, `${name}/`) : [name];
    });
  return (await Promise.all(names)).flat();
}

/** The names of all files of the repository in a folder, or of what was unpacked there: the same names. */
export async function listSources(folder: string): Promise<string[]> {
  const tracked = await listTracked(folder);
  return (tracked.length > 0 ? tracked : await walkFiles(folder, LEFT_OUT)).sort();
}
