/** The memory task as a part of the study: how far back does each network remember? */
import {NETWORK_KINDS} from '../networks/shape.ts';
import type {StudyContext, StudyPart} from '../part.ts';
import {type MemoryNetwork, type MemoryRun, type MemorySettings, measureMemory} from './memory.ts';
import {writeMemory} from './section.ts';
import {type MemorySummary, type MemoryTrial, summarizeMemory} from './summary.ts';

/** The textbook networks: the last state is all that is handed on, so that only memory can help. */
export const MEMORY_NETWORKS: readonly MemoryNetwork[] = NETWORK_KINDS.map(kind => ({kind, readOut: 'last'}));

export const MEMORY_SETTINGS: MemorySettings = {
  distances: [2, 3, 5, 8, 12, 18, 26, 36, 48, 60],
  beyond: [120, 240],
  trainQuartets: 1500,
  validationQuartets: 150,
  testQuartets: 25,
  batchSize: 32,
  embeddingSize: 16,
  budget: 4000,
};

/** Times that the 6,000 headlines are read. */
export const LESSONS = [1, 2, 4] as const;

/** The list that every network chooses from. */
export const RATES = [0.005, 0.015] as const;

/** All trainings of one network with one seed, each from the cache where it was run before. */
async function runPiece(piece: string, {module, progress, openResult}: StudyContext): Promise<MemoryTrial[]> {
  const [kind, seed] = piece.split(' ');
  const network = MEMORY_NETWORKS.find(entry => entry.kind === kind);
  if (!network) throw new RangeError(`expected a network of the memory task, received ${kind}`);
  const trials: MemoryTrial[] = [];
  for (const epochs of LESSONS) {
    for (const rate of RATES) {
      const run: MemoryRun = {epochs, rate, seed: Number(seed)};
      const measure = () => measureMemory(network, run, MEMORY_SETTINGS, module, progress);
      trials.push({network, run, result: await openResult(['dependency', network, run, MEMORY_SETTINGS], measure)});
    }
  }
  return trials;
}

export const DEPENDENCY: StudyPart<MemoryTrial[], MemorySummary> = {
  name: 'dependency',
  needsStart: false,
  listPieces: ({seeds}) =>
    Array.from({length: seeds}, (_, seed) => MEMORY_NETWORKS.map(({kind}) => `${kind} ${seed + 1}`)).flat(),
  runPiece,
  summarize: results => summarizeMemory(results.flat(), MEMORY_NETWORKS, MEMORY_SETTINGS),
  write: writeMemory,
};
