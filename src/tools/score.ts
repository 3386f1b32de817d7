/**
 * `npm run -s score -- FILE`: one JSON object a headline, in order, on all cores.
 * FILE (or `-`) holds one headline a line, or JSON lines with `text`; gzip is accepted. Memory does not grow with it.
 */
import {availableParallelism} from 'node:os';
import {fileURLToPath} from 'node:url';
import {compileEngineKernel} from '../build/compile-kernel.ts';
import {openBytes} from '../training/sources.ts';
import {cutLines} from './cut-lines.ts';
import {LineError} from './score-lines.ts';
import {scoreInThreads} from './score-pool.ts';

/** Bytes read at once: a thousand headlines, enough to make messages cheap and little enough to stream. */
const CHUNK_BYTES = 65_536;

const MODELS = fileURLToPath(new URL('../../models', import.meta.url));

function write(text: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => process.stdout.write(text, error => (error ? reject(error) : resolve())));
}

async function scoreFile(path: string): Promise<void> {
  const start = performance.now();
  // Once here, so that the threads find it compiled.
  await compileEngineKernel();
  let total = 0;
  for await (const batch of scoreInThreads(
    cutLines(path === '-' ? process.stdin : openBytes(path, CHUNK_BYTES)),
    availableParallelism(),
    MODELS,
  )) {
    await write(batch.output);
    total += batch.headlines;
  }
  const seconds = (performance.now() - start) / 1000;
  console.error(`${total} headlines in ${seconds.toFixed(1)} s: ${Math.round(total / seconds)} a second`);
}

async function main(args: readonly string[]): Promise<void> {
  const [path, ...rest] = args;
  if (path === undefined || rest.length > 0) {
    console.error(
      'usage: npm run -s score -- FILE   (one headline a line, or JSON lines with "text"; - for standard input)',
    );
    process.exitCode = 2;
    return;
  }
  process.stdout.on('error', error => process.exit((error as NodeJS.ErrnoException).code === 'EPIPE' ? 0 : 1));
  try {
    await scoreFile(path);
  } catch (error) {
    const place = error instanceof LineError ? `${path}:${error.line}: ` : '';
    console.error(`${place}${(error as Error).message}`);
    process.exitCode = 1;
  }
}

void main(process.argv.slice(2));
