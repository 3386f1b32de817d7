/** Compiles AssemblyScript, the dialect of TypeScript made for WebAssembly. */
import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync} from 'node:fs';
import {mkdir, readdir, readFile, rename} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {promisify} from 'node:util';
import {inRepository} from './paths.ts';

/** The compiler as a program of its own: it is published as an ES module that only `import()` can load. */
const COMPILER = inRepository('node_modules/assemblyscript/bin/asc.js');

// Assertions and the runtime's allocator are of no use to kernels that allocate nothing.
const FLAGS = '-O3 --noAssert --runtime stub --enable simd --enable bulk-memory --importMemory --noExportMemory'.split(
  ' ',
);

/** Names a build by flags and by all sources beside the given one: it may import any of them. */
async function hashSources(path: string): Promise<string> {
  const hash = createHash('sha256').update(FLAGS.join(' ')).update(basename(path));
  const sources = (await readdir(dirname(path))).filter(file => file.endsWith('.ts')).sort();
  for (const file of sources) hash.update(file).update(await readFile(join(dirname(path), file)));
  return hash.digest('hex').slice(0, 16);
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
