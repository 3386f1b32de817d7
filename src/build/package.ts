/**
 * `npm run package`: writes the archives for the stores into `dist/packages` and prints a table of them.
 * Fails when Mozilla's linter has anything to say of the one for Firefox.
 *   npm run package -- --check    builds all of it a second time, elsewhere, and fails unless the bytes are the same
 */

import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {formatLint, lintAddon} from './lint-addon.ts';
import {type Archive, formatArchives, listDifferent, packageExtension} from './package-extension.ts';
import {inRepository} from './paths.ts';

async function writeArchives(archives: readonly Archive[], folder: string): Promise<void> {
  await mkdir(folder, {recursive: true});
  for (const {name, bytes} of archives) await writeFile(join(folder, name), bytes);
}

/** @returns whether there is nothing to mend */
async function lint(path: string): Promise<boolean> {
  const report = await lintAddon(path);
  console.log(`${formatLint(report)}\n`);
  return report.errors.length + report.warnings.length === 0;
}

/** @returns whether a second build gives the same bytes */
async function checkAgain(archives: readonly Archive[]): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'grain-of-salt-package-'));
  try {
    const different = listDifferent(archives, await packageExtension(folder));
    const outcome = different.length > 0 ? `gave other bytes: ${different.join(', ')}` : 'gave the same bytes';
    console.log(`\nA second build, in another folder, ${outcome}.`);
    return different.length === 0;
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

const unknown = process.argv.slice(2).find(argument => argument !== '--check');
if (unknown !== undefined) throw new Error(`expected --check or nothing, received ${unknown}`);
const folder = inRepository('dist/packages');
const archives = await packageExtension(inRepository('dist'));
await writeArchives(archives, folder);
const isClean = await lint(join(folder, archives.find(({name}) => name.includes('firefox'))!.name));
console.log(formatArchives(archives));
const isSame = !process.argv.includes('--check') || (await checkAgain(archives));
if (!isClean || !isSame) process.exitCode = 1;
