/** Leaves code out of the package that never runs there. */

import {readFile} from 'node:fs/promises';
import type {Plugin} from 'esbuild';

/**
 * The threaded build of TensorFlow.js's engine cannot start in an extension (its threads come from blob: URLs) and is
 * never chosen: leaving its loader out keeps 60 kB and its only use of code from text out of the package.
 */
export const withoutThreads: Plugin = {
  name: 'without-threads',
  setup({onResolve, onLoad}) {
    onResolve({filter: /wasm-threaded-simd/}, ({path}) => ({path, namespace: 'without-threads'}));
    onLoad({filter: /.*/, namespace: 'without-threads'}, () => ({
      contents: 'export default undefined; export const wasmWorkerContents = "";',
    }));
  },
};

/** What DOMPurify does where there is no parser of documents, or when one has failed. */
const FALLBACK = /\n\s*try \{\s*doc\.documentElement\.innerHTML = [^;\n]+;\s*\} catch \(_\) \{\}/g;

/**
 * The script of DOMPurify without its way around a missing DOMParser, which every browser that we run in has: it is the
 * one place of the package that would set markup, and what is left of it gives an empty document.
 * @throws Error when a new version no longer has it once, so that somebody looks
 */
export function removeFallback(script: string): string {
  const count = script.match(FALLBACK)?.length ?? 0;
  if (count !== 1) throw new Error(`expected DOMPurify to set innerHTML in one place, received ${count}`);
  return script.replace(FALLBACK, '');
}

export const withoutInnerHtml: Plugin = {
  name: 'without-inner-html',
  setup({onLoad}) {
    onLoad({filter: /dompurify[\\/]dist[\\/]purify\.es\.mjs$/}, async ({path}) => ({
      contents: removeFallback(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};
