/** How long scripts of an extension kept a page, from a trace of Chromium. */

/** What of a trace is used; times in µs. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Time on the processor, where the system tells. */
  readonly tdur?: number;
  readonly args?: {readonly data?: {readonly url?: string}};
}

/** What a trace must hold for `listOwnTasks`. */
export const TRACE_CATEGORIES: readonly string[] = ['-*', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** Sums of one task, µs. */
interface Task {
  calls: number;
  /** What goes on in promises, calls by others taken off, and the part of it that are calls of ours. */
  promises: number;
  callsInPromises: number;
  hasCalls: boolean;
  isOnlyOurs: boolean;
}

const endOf = ({ts, dur = 0}: TraceEvent): number => ts + dur;
const lengthOf = ({tdur, dur = 0}: TraceEvent): number => tdur ?? dur;
const isCall = ({name}: TraceEvent): boolean => name === 'FunctionCall' || name === 'EvaluateScript';
const isOurs = ({args}: TraceEvent): boolean => args?.data?.url?.startsWith('chrome-extension://') ?? false;

/** Adds an event to the sums of its task. @param open  what it lies in, outermost first */
function count(task: Task, event: TraceEvent, open: readonly TraceEvent[]): void {
  const outer = open.find(other => isCall(other));
  const isInPromises = open.some(({name}) => name === 'RunMicrotasks');
  if (event.name === 'RunMicrotasks' && !outer && !isInPromises) task.promises += lengthOf(event);
  if (!isCall(event) || outer) return;
  if (isOurs(event)) task.hasCalls = true;
  if (isInPromises) {
    if (isOurs(event)) task.callsInPromises += lengthOf(event);
    else task.promises -= lengthOf(event);
  } else if (isOurs(event)) task.calls += lengthOf(event);
  else task.isOnlyOurs = false;
}

/** Of a task in which others had the first word, only the calls count that are known to be ours. */
const sumUp = ({calls, promises, callsInPromises, isOnlyOurs}: Task): number =>
  (calls + (isOnlyOurs ? promises : callsInPromises)) / 1000;

function listTasksOfThread(events: readonly TraceEvent[]): number[] {
  const tasks: Task[] = [];
  let open: TraceEvent[] = [];
  for (const event of [...events].sort((a, b) => a.ts - b.ts || endOf(b) - endOf(a))) {
    open = open.filter(outer => event.ts < endOf(outer));
    if (event.name === 'RunTask')
      tasks.push({calls: 0, promises: 0, callsInPromises: 0, hasCalls: false, isOnlyOurs: true});
    else if (tasks.length > 0 && open[0]?.name === 'RunTask') count(tasks.at(-1)!, event, open);
    open.push(event);
  }
  return tasks.filter(({hasCalls}) => hasCalls).map(sumUp);
}

/** How long scripts of an extension ran in each task in which they were called, ms of the processor. */
export function listOwnTasks(events: readonly TraceEvent[]): number[] {
  const threads = new Map<string, TraceEvent[]>();
  for (const event of events) {
    if (event.ph !== 'X' || !(event.name === 'RunTask' || event.name === 'RunMicrotasks' || isCall(event))) continue;
    const thread = `${event.pid} ${event.tid}`;
    const known = threads.get(thread);
    if (known) known.push(event);
    else threads.set(thread, [event]);
  }
  return [...threads.values()].flatMap(listTasksOfThread);
}
