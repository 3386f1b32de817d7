/** The licences of what the package contains, for the page of settings. */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {inRepository} from './paths.ts';

/** The last package on a path is the one that a file belongs to. */
const PACKAGE = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** What is shipped compiled: the kernels carry parts of the compiler's library. */
const COMPILED = ['assemblyscript'];

/** Files with the terms of a package. Example: 'LICENSE', 'LICENSE.md', 'NOTICE' */
const TERMS = /^(?:licen[cs]e|notice)(?:\.\w+)?$/i;

/** Where a package has its licence in its readme instead. */
const TERMS_IN_README = /^#*\s*licen[cs]e\b[^\n]*\n[\s\S]*?(copyright[\s\S]*)/im;

/**
 * The packages that files are of, with those that are compiled in, in order.
 * Example: listPackages(['src/core/text.ts', 'node_modules/marked/lib/marked.esm.js']) -> ['assemblyscript', 'marked']
 */
export function listPackages(files: readonly string[]): string[] {
  return [...new Set([...COMPILED, ...files.flatMap(file => PACKAGE.exec(file)?.[1] ?? [])])].sort();
}

function readPackage(name: string): {version: string; license?: string} {
  return JSON.parse(readFileSync(inRepository(`node_modules/${name}/package.json`), 'utf8'));
}

function readTerms(name: string): string[] {
  const folder = inRepository(`node_modules/${name}`);
  const read = (file: string) => readFileSync(`${folder}/${file}`, 'utf8').replaceAll('\r\n', '\n').trim();
  const files = readdirSync(folder).filter(file => TERMS.test(file));
  if (files.length > 0) return files.sort().map(read);
  const terms = existsSync(`${folder}/README.md`) && TERMS_IN_README.exec(read('README.md'))?.[1];
  return terms ? [terms.trim()] : [];
}

/** The name of a licence, from what a package says. Example: '(MPL-2.0 OR Apache-2.0)' -> both names */
const listLicences = (license: string): string[] => license.match(/[\w.-]*\d[\w.-]*|MIT|ISC/g) ?? [];

/**
 * Names packages with their versions and licences, and gives the terms of each: its own text, or where that text stands.
 * @throws Error when the terms of a package stand nowhere
 */
export function writeLicences(names: readonly string[]): string {
  const packages = names.map(name => ({name, ...readPackage(name), terms: readTerms(name)}));
  const parts = packages.map(({name, version, license = '', terms}) => {
    const same = packages.find(other => other.terms.length > 0 && listLicences(other.license ?? '').includes(license));
    if (terms.length === 0 && same === undefined) throw new Error(`expected ${name} to have a licence, received none`);
    const text = terms.length > 0 ? terms : [`The terms of ${license} stand under ${same?.name}.`];
    return [`${name} ${version}, ${license || 'see below'}`, ...text].join('\n\n');
  });
  const folder = inRepository('assets/licences');
  const others = readdirSync(folder).sort();
  const texts = others.map(name => readFileSync(`${folder}/${name}`, 'utf8').trim());
  return `${[...parts, ...texts].join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}
