/** A process of the study: runs the pieces that it is sent; results go to the cache. Started by `lanes.ts` alone. */
import {createProgress} from '../progress.ts';
import {parseStudyConfig} from './config.ts';
import {openContext} from './context.ts';
import type {LaneMessage, Piece} from './lanes.ts';
import {PARTS} from './parts.ts';

const send = (message: LaneMessage) => void process.send?.(message);

async function work(): Promise<void> {
  const config = parseStudyConfig(process.argv.slice(2));
  const context = await openContext(
    config,
    createProgress(process.stderr, () => performance.now()),
  );
  process.on('message', ({part, piece}: Piece) => {
    const run = PARTS.find(({name}) => name === part)!.runPiece(piece, context);
    run.then(
      () => send({kind: 'done', line: `${part} ${piece} done`}),
      (error: Error) => {
        send({kind: 'failed', message: `${part} ${piece}: ${error.stack}`});
        process.exitCode = 1;
        process.disconnect();
      },
    );
  });
  // Also where the study was killed: nobody would take what this lane goes on to compute.
  process.once('disconnect', () => process.exit());
  send({kind: 'ready'});
}

void work();
