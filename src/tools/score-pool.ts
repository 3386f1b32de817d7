import {Worker} from 'node:worker_threads';
import {LineError, type ScoredBatch} from './score-lines.ts';
import type {Reply} from './score-worker.ts';

/** Batches that wait for one thread, the one it works on included: it never runs dry, and memory stays bounded. */
const DEPTH = 3;

interface Waiting {
  readonly resolve: (result: ScoredBatch) => void;
  readonly reject: (error: Error) => void;
}

/** One thread, which answers in the order it is asked. */
function startThread(models: string) {
  const worker = new Worker(new URL('./score-thread.mjs', import.meta.url), {workerData: {models}});
  const waiting: Waiting[] = [];
  worker.on('message', (reply: Reply) => {
    const {resolve, reject} = waiting.shift()!;
    if ('output' in reply) resolve(reply);
    else reject(reply.line === null ? new Error(reply.message) : new LineError(reply.message, reply.line));
  });
  worker.on('error', error => {
    for (const {reject} of waiting.splice(0)) reject(error as Error);
  });
  return {
    run: (bytes: Uint8Array<ArrayBuffer>) =>
      new Promise<ScoredBatch>((resolve, reject) => {
        waiting.push({resolve, reject});
        worker.postMessage(bytes, [bytes.buffer]);
      }),
    stop: () => worker.terminate(),
  };
}

/** Waits for a batch; the number of a bad line then counts from the first line of the input. */
async function finish(result: Promise<ScoredBatch>, linesBefore: number): Promise<ScoredBatch> {
  try {
    return await result;
  } catch (error) {
    throw error instanceof LineError ? new LineError(error.message, linesBefore + error.line) : error;
  }
}

/**
 * Scores batches of whole lines on several threads, started as they are needed; results in the order of the batches.
 * @param batches  each with a buffer of its own, which goes to the thread
 * @param models  folder of the model
 * @throws LineError whose line counts from the beginning
 */
export async function* scoreInThreads(
  batches: AsyncIterable<Uint8Array<ArrayBuffer>>,
  threadCount: number,
  models: string,
): AsyncGenerator<ScoredBatch> {
  const threads: ReturnType<typeof startThread>[] = [];
  const pending: Promise<ScoredBatch>[] = [];
  let number = 0;
  let lines = 0;
  const next = async () => {
    const batch = await finish(pending.shift()!, lines);
    lines += batch.lines;
    return batch;
  };
  try {
    for await (const bytes of batches) {
      if (threads.length < threadCount) threads.push(startThread(models));
      const result = threads[number++ % threads.length]!.run(bytes);
      // Awaited in its turn; a failure before that is not an unhandled one.
      void Promise.allSettled([result]);
      pending.push(result);
      if (pending.length >= threadCount * DEPTH) yield await next();
    }
    while (pending.length > 0) yield await next();
  } finally {
    await Promise.all(threads.map(thread => thread.stop()));
  }
}
