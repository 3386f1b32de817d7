/** Compiles AssemblyScript, the dialect of TypeScript made for WebAssembly. */
import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {mkdir, readFile, rename} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {promisify} from 'node:util';
import {inRepository} from './paths.ts';

/** The compiler as a program of its own: it is published as an ES module that only `import()` can load. */
const COMPILER = inRepository('node_modules/assemblyscript/bin/asc.js');

// Assertions and the runtime's allocator are of no use to kernels that allocate nothing.
const FLAGS = '-O3 --noAssert --runtime stub --enable simd --enable bulk-memory --importMemory --noExportMemory'.split(
  ' ',
);

/** Adds the text of a source file, and of those it imports, to `found`; a missing one is the compiler's to tell. */
async function readSources(path: string, found: Map<string, string>): Promise<void> {
  if (found.has(path) || !existsSync(path)) return;
  const source = await readFile(path, 'utf8');
  found.set(path, source);
  for (const [, name] of source.matchAll(/^(?:import|export) .* from '(\.[^']+)';/gm)) {
    await readSources(join(dirname(path), `${name}.ts`), found);
  }
}

/** Names a build by flags and by all that goes into it. */
async function hashSources(path: string): Promise<string> {
  const found = new Map<string, string>();
  await readSources(path, found);
  return createHash('sha256')
    .update(JSON.stringify([FLAGS, ...found.values()]))
    .digest('hex')
    .slice(0, 16);
}

/**
 * Compiles a source file with what it imports; the result is kept in `cache` under the hash of sources and flags.
 * @returns the bytes of the module, which imports `env.memory`
 * @throws Error with the compiler's own words
 */
export async function compileKernel(path: string, cache: string): Promise<Uint8Array<ArrayBuffer>> {
  const name = await hashSources(path);
  const cached = join(cache, `${name}.wasm`);
  if (!existsSync(cached)) {
    await mkdir(cache, {recursive: true});
    const part = join(cache, `${name}.${process.pid}.part.wasm`);
    try {
      await promisify(execFile)(process.execPath, [COMPILER, path, '--outFile', part, ...FLAGS]);
    } catch (error) {
      throw new Error(`expected ${path} to compile, received\n${(error as {stderr: string}).stderr}`);
    }
    await rename(part, cached);
  }
  return new Uint8Array(await readFile(cached));
}

/** The kernels of the engine, compiled; at once where they were compiled before. */
export function compileEngineKernel(): Promise<Uint8Array<ArrayBuffer>> {
  return compileKernel(inRepository('src/inference/kernel/index.ts'), inRepository('.cache/kernels'));
}
