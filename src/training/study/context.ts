/** What the parts of the study work with, opened. */
import {fileURLToPath} from 'node:url';
import {compileKernel} from '../../build/compile-kernel.ts';
import type {Progress} from '../progress.ts';
import {createResults} from './cache.ts';
import type {StudyConfig} from './config.ts';
import type {StudyContext} from './part.ts';
import {openSubset} from './subset.ts';

const KERNEL_SOURCE = fileURLToPath(new URL('../kernel/gradients.ts', import.meta.url));

/** Opens cache and kernels. */
export async function openContext(config: StudyConfig, progress: Progress): Promise<StudyContext> {
  const module = new WebAssembly.Module(await compileKernel(KERNEL_SOURCE, config.training.cache));
  const subset = await openSubset(config, progress);
  return {config, subset, module, progress, openResult: await createResults(config)};
}
