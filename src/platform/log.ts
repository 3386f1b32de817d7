import {native} from './native.ts';
import {createRingLog, type Log} from './ring-log.ts';

/** Content scripts may not touch session storage; only our own origin may. */
const isOwnOrigin = globalThis.location?.href.startsWith(native.runtime.getURL(''));

/** The log of this context. That of a content script goes to the console only. */
export const log: Log = createRingLog({
  area: isOwnOrigin ? native.storage.session : undefined,
  now: () => new Date(),
  print: line => console.warn(`Grain of Salt: ${line}`),
});
