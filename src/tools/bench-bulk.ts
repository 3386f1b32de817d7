/** The bulk part of the bench: `npm run score` as a filter of a million lines. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {inRepository} from '../build/paths.ts';

/** What was measured. */
export interface Bulk {
  readonly headlines: number;
  readonly perSecond: number;
  /** Most memory of the process up to a tenth of the way, and to its end, bytes; undefined where the system tells not. */
  readonly earlyPeak: number | undefined;
  readonly peak: number | undefined;
}

const HEADLINES = 1_000_000;
/** Lines written at once. */
const CHUNK = 2000;

/** The high-water mark of a process, as Linux tells it. */
function readPeak(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    // Not Linux, or the process has just ended.
    return undefined;
  }
}

function countLines(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) count++;
  return count;
}

/**
 * Pipes a million headlines through the command.
 * @param texts  repeated as often as it takes
 * @throws Error when not every line is answered
 */
export async function measureBulk(texts: readonly string[]): Promise<Bulk> {
  const child = spawn(process.execPath, ['--import', 'tsx', inRepository('src/tools/score.ts'), '-'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let answered = 0;
  let told = '';
  let earlyPeak: number | undefined;
  let peak: number | undefined;
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  child.stdout.on('data', (chunk: Buffer) => {
    answered += countLines(chunk);
    peak = readPeak(child.pid!) ?? peak;
    if (answered <= HEADLINES / 10) earlyPeak = peak;
  });
  const ended = once(child, 'close');
  for (let from = 0; from < HEADLINES; from += CHUNK) {
    const lines = Array.from({length: CHUNK}, (_, at) => texts[(from + at) % texts.length]!);
    if (!child.stdin.write(`${lines.join('\n')}\n`)) await once(child.stdin, 'drain');
  }
  child.stdin.end();
  await ended;
  const [, perSecond] = /(\d+) a second/.exec(told) ?? [];
  if (answered !== HEADLINES || perSecond === undefined) {
    throw new Error(`expected ${HEADLINES} answers, received ${answered}: ${told.slice(-300)}`);
  }
  return {headlines: answered, perSecond: Number(perSecond), earlyPeak, peak};
}
