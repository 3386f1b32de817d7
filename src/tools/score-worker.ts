/** A thread of `npm run score`: takes whole lines, gives back lines to print. */
import {parentPort, workerData} from 'node:worker_threads';
import {createScorer} from '../inference/scorer.ts';
import {openModel} from '../training/export.ts';
import {openKernelEngine} from '../training/open-engine.ts';
import {LineError, type ScoredBatch, scoreLines} from './score-lines.ts';

/** What a thread answers. */
export type Reply = ScoredBatch | {readonly message: string; readonly line: number | null};

async function open() {
  const model = await openModel((workerData as {models: string}).models);
  return {score: createScorer(model, await openKernelEngine(model)), threshold: model.card.defaultThreshold};
}

const opened = open();

async function answer(bytes: Uint8Array): Promise<void> {
  try {
    const {score, threshold} = await opened;
    const batch = await scoreLines(bytes, score, threshold);
    parentPort!.postMessage(batch, [batch.output.buffer]);
  } catch (error) {
    const line = error instanceof LineError ? error.line : null;
    parentPort!.postMessage({message: (error as Error).message, line} satisfies Reply);
  }
}

// Batches are worked on one after the other, and answered in that order.
let last: Promise<void> = Promise.resolve();
parentPort!.on('message', (bytes: Uint8Array) => {
  last = last.then(() => answer(bytes));
});
