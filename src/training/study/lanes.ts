/** Shares the pieces of the study out to processes that work side by side, and take results from one cache. */
import {type ChildProcess, fork} from 'node:child_process';
import {fileURLToPath} from 'node:url';

/** A piece of a part, by their names. */
export interface Piece {
  readonly part: string;
  readonly piece: string;
}

/** What a lane says to the study. */
export type LaneMessage =
  | {readonly kind: 'ready'}
  | {readonly kind: 'done'; readonly line: string}
  | {readonly kind: 'failed'; readonly message: string};

const ENTRY = fileURLToPath(new URL('./lane.ts', import.meta.url));

/** Runs one lane until no piece is left. */
function runLane(args: readonly string[], pieces: Piece[], tell: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const lane: ChildProcess = fork(ENTRY, [...args], {stdio: ['ignore', 'inherit', 'inherit', 'ipc']});
    const next = () => {
      const piece = pieces.shift();
      if (piece) lane.send(piece);
      else lane.disconnect();
    };
    let failure: string | null = null;
    lane.on('message', (message: LaneMessage) => {
      if (message.kind === 'failed') failure = message.message;
      else if (message.kind === 'done') tell(message.line);
      if (message.kind !== 'failed') next();
    });
    lane.on('error', reject);
    lane.on('exit', code => {
      if (code === 0 && failure === null) resolve();
      else reject(new Error(failure ?? `expected a process of the study to end well, received exit code ${code}`));
    });
  });
}

/** Runs all pieces in `lanes` processes; each takes the next piece as soon as it is free. */
export async function runInLanes(
  pieces: readonly Piece[],
  lanes: number,
  args: readonly string[],
  tell: (line: string) => void,
): Promise<void> {
  const left = [...pieces];
  const count = Math.min(lanes, pieces.length);
  await Promise.all(Array.from({length: count}, () => runLane(args, left, tell)));
}
