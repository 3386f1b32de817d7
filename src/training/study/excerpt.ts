/** Pieces of source files for the page: read from the files, so that they cannot go stale. */
import {readFileSync} from 'node:fs';
import {inRepository} from '../../build/paths.ts';

/**
 * A function of a source file, from its line `export function NAME(` or `function NAME(` to the brace that ends it.
 * @throws Error when the file has no such function
 */
export function cutFunction(source: string, name: string): string {
  const lines = source.split('\n');
  const first = lines.findIndex(line => new RegExp(`^(?:export )?function ${name}\\(`).test(line));
  const length = lines.slice(first).indexOf('}');
  if (first < 0 || length < 0) throw new Error(`expected a function ${name}, received none`);
  return lines.slice(first, first + length + 1).join('\n');
}

/** A function of a file of the repository, as a block of Markdown under its path. */
export function quoteFunction(path: string, name: string): string {
  const code = cutFunction(readFileSync(inRepository(path), 'utf8'), name);
  return `\`${path}\`:\n\n\`\`\`ts\n${code}\n\`\`\``;
}
