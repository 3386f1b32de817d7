import {native} from './native.ts';
import {createRingLog, type Log} from './ring-log.ts';

/** The log of the background and of our own pages. */
export const log: Log = createRingLog({
  area: native.storage.session,
  now: () => new Date(),
  print: line => console.warn(`Grain of Salt: ${line}`),
});
