/** What mounting badges costs, from a trace of Chromium of `bench-badges-probe.ts`. */
import type {TraceEvent} from './own-tasks.ts';

/** What a trace must hold for `listMountCosts`. */
export const MOUNT_CATEGORIES: readonly string[] = ['-*', 'devtools.timeline', 'blink.user_timing'];

/** The marks around each portion. */
const START = 'mount-start';
const END = 'mount-end';

/** A portion of badges, ms: the code of the badges, and all of it with the style and the layout of the page. */
export interface MountCost {
  readonly ownMs: number;
  readonly wholeMs: number;
}

/** The costs of each portion, in the order of time. */
export function listMountCosts(events: readonly TraceEvent[]): MountCost[] {
  const marks = events.filter(({name}) => name === START || name === END).sort((a, b) => a.ts - b.ts);
  const thread = marks[0];
  const work = events.filter(
    ({name, pid, tid}) =>
      (name === 'Layout' || name === 'UpdateLayoutTree') && pid === thread?.pid && tid === thread.tid,
  );
  const costs: MountCost[] = [];
  for (const [at, {name, ts: end}] of marks.entries()) {
    const start = marks[at - 1]?.ts;
    if (name !== END || start === undefined) continue;
    const inside = work.filter(({ts}) => ts >= start && ts < end);
    const pageUs = inside.reduce((sum, {dur = 0}) => sum + dur, 0);
    costs.push({ownMs: (end - start - pageUs) / 1000, wholeMs: (end - start) / 1000});
  }
  return costs;
}
