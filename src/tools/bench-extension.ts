/** Builds the small extensions that the bench measures in. */
import {cp, mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {build} from 'esbuild';
import {compileKernel} from '../build/compile-kernel.ts';
import {cutModule, withFewerKernels} from '../build/fallback-engine.ts';
import {engineKernel, inlineKernel} from '../build/kernel-plugin.ts';
import {writePackedModel} from '../build/packed-model.ts';
import {inRepository} from '../build/paths.ts';

const peakKernel = inlineKernel('peak-kernel', () =>
  compileKernel(inRepository('src/inference/kernel/peak.ts'), inRepository('.cache/kernels')),
);

const WASM = 'node_modules/@tensorflow/tfjs-backend-wasm/dist';
const SIMD_MODULE = 'tfjs-backend-wasm-simd.wasm';
/** Files beside the worker, each where it is asked for. */
const FILES = {
  'models/card.json': 'models/card.json',
  'models/vocabulary.txt': 'models/vocabulary.txt',
  'models/weights.bin': 'models/weights.bin',
  'wasm/tfjs-backend-wasm.wasm': `${WASM}/tfjs-backend-wasm.wasm`,
  [`wasm/${SIMD_MODULE}`]: `${WASM}/${SIMD_MODULE}`,
  'ort-wasm-simd-threaded.wasm': 'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.wasm',
};

/**
 * Writes an extension whose worker is one script of `src/tools`, with an empty page, `page.html`.
 * @returns bytes of the script, minified
 */
export async function buildBenchExtension(folder: string, script: string): Promise<number> {
  // A worker that sleeps, with as little of TensorFlow.js as there can be; others run all sorts of networks in it.
  const isSleeper = script.startsWith('bench-wake');
  const {outputFiles} = await build({
    entryPoints: [inRepository(`src/tools/${script}`)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome116'],
    logLevel: 'error',
    // onnxruntime-web asks for its own address, which a classic script has not.
    define: {'import.meta.url': '"chrome-extension://bench/worker.js"'},
    plugins: [...(isSleeper ? [withFewerKernels] : []), engineKernel, peakKernel],
  });
  await writePackedModel(folder);
  for (const [to, from] of Object.entries(FILES)) {
    await mkdir(join(folder, to, '..'), {recursive: true});
    await cp(inRepository(from), join(folder, to));
  }
  if (isSleeper) await writeFile(join(folder, 'wasm', SIMD_MODULE), await cutModule(SIMD_MODULE));
  const manifest = {
    manifest_version: 3,
    name: `bench ${script}`,
    version: '1',
    background: {service_worker: 'worker.js'},
    content_security_policy: {extension_pages: "script-src 'self' 'wasm-unsafe-eval'"},
  };
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'page.html'), '<!doctype html><title>bench</title>');
  await writeFile(join(folder, 'worker.js'), outputFiles[0]!.contents);
  return outputFiles[0]!.contents.byteLength;
}
