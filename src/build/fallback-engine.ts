/**
 * Keeps of TensorFlow.js, in the script that runs where WebAssembly has no SIMD, the operations of our network: the
 * others are two thirds of the script and half of the module beside it, and nobody would call them.
 */
import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import type {Plugin} from 'esbuild';
import {inRepository} from './paths.ts';

/** The operations that `src/inference/tfjs-engine.ts` asks of the backend, by their names there. A test holds them. */
export const FALLBACK_KERNELS: ReadonlySet<string> = new Set([
  'Add',
  'AddN',
  'BatchMatMul',
  'Concat',
  'Maximum',
  'Multiply',
  'Reshape',
  'Sigmoid',
  'Slice',
  'SplitV',
  'Tanh',
]);

const IMPORT = /^import \{ (\w+) \} from '\.\/kernels\/(\w+)';$/gm;

/**
 * The module that registers the operations of the backend, with fewer of them.
 * @param script  as published
 * @throws Error when one of ours is not in it
 */
export function registerFewer(script: string, names: ReadonlySet<string> = FALLBACK_KERNELS): string {
  const found = [...script.matchAll(IMPORT)].filter(([, , name]) => names.has(name!));
  if (found.length !== names.size) {
    throw new Error(`expected ${[...names].join(', ')} in TensorFlow.js, received ${found.length} of them`);
  }
  const configs = found.map(([, config]) => config).join(', ');
  return [
    ...found.map(([line]) => line),
    "import { registerKernel } from '@tensorflow/tfjs-core';",
    `for (const config of [${configs}]) registerKernel(config);`,
  ].join('\n');
}

/** For scripts in which nothing but our network runs. */
export const withFewerKernels: Plugin = {
  name: 'with-fewer-kernels',
  setup({onLoad}) {
    onLoad({filter: /tfjs-backend-wasm[\\/]dist[\\/]register_all_kernels\.js$/}, async ({path}) => ({
      contents: registerFewer(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};

const MODULES = 'node_modules/@tensorflow/tfjs-backend-wasm/dist';

/** The one that ships. Its SIMD twin would never be read: where there is SIMD, our own kernels run. */
export const FALLBACK_MODULE = 'tfjs-backend-wasm.wasm';

/** A tool that comes with the compiler of our own kernels. */
const CUTTER = inRepository('node_modules/binaryen/bin/wasm-metadce');

/** What the module gives to others is an operation, in capitals, or something that all of them need. */
function listKept(bytes: Uint8Array<ArrayBuffer>): string[] {
  const exported = WebAssembly.Module.exports(new WebAssembly.Module(bytes)).map(({name}) => name);
  return exported.filter(name => !/^_?[A-Z]/.test(name) || FALLBACK_KERNELS.has(name));
}

/**
 * A module of TensorFlow.js without the operations that we do not use; kept in the cache of compiled kernels.
 * @param module  its name as published
 * @throws Error with the tool's own words
 */
export async function cutModule(module = FALLBACK_MODULE): Promise<Uint8Array> {
  const cache = inRepository('.cache/kernels');
  const path = inRepository(`${MODULES}/${module}`);
  const whole = new Uint8Array(await readFile(path));
  const roots = JSON.stringify(listKept(whole).map(name => ({name, root: true, export: name})));
  const name = createHash('sha256').update(whole).update(roots).digest('hex').slice(0, 16);
  const cached = join(cache, `${name}.wasm`);
  if (!existsSync(cached)) {
    await mkdir(cache, {recursive: true});
    const part = join(cache, `${name}.${process.pid}.part`);
    await writeFile(`${part}.json`, roots);
    await promisify(execFile)(process.execPath, [
      CUTTER,
      path,
      '--enable-simd',
      '--graph-file',
      `${part}.json`,
      '-o',
      part,
    ]);
    await rename(part, cached);
  }
  return readFile(cached);
}
