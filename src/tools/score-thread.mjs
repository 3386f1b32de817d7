// Starts `score-worker.ts` in a thread: Node 20 passes on to threads nothing of what reads TypeScript.
import {register} from 'tsx/esm/api';

register();
await import('./score-worker.ts');
