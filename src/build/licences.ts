/** The licences of what is bundled, for the page of settings. */
import {existsSync, readFileSync} from 'node:fs';
import {inRepository} from './paths.ts';

/** The last package on a path is the one that a file belongs to. */
const PACKAGE = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/**
 * The packages that files are of, in order.
 * Example: listPackages(['src/core/text.ts', 'node_modules/marked/lib/marked.esm.js']) -> ['marked']
 */
export function listPackages(files: readonly string[]): string[] {
  return [...new Set(files.flatMap(file => PACKAGE.exec(file)?.[1] ?? []))].sort();
}

function readPackage(name: string): {version: string; license?: string} {
  return JSON.parse(readFileSync(inRepository(`node_modules/${name}/package.json`), 'utf8'));
}

function readLicence(name: string): string[] {
  const path = inRepository(`node_modules/${name}/LICENSE`);
  return existsSync(path) ? [readFileSync(path, 'utf8').trim()] : [];
}

/** Names packages with their versions and licences; the text of a licence follows where the package has it. */
export function writeLicences(names: readonly string[]): string {
  const parts = names.map(name => {
    const {version, license = 'see below'} = readPackage(name);
    return [`${name} ${version}, ${license}`, ...readLicence(name)].join('\n\n');
  });
  return `${parts.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}
