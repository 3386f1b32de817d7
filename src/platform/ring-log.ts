import type {StorageArea} from './setting.ts';

/** What happened lately, for a report after the worker died. Never holds what a page or a reader wrote. */
export interface Log {
  info(message: string): void;
  warn(message: string, error?: unknown): void;
  /** The last lines, oldest first, of this worker and of those before it in the session. */
  read(): Promise<readonly string[]>;
}

export interface LogOptions {
  /** Where lines outlive the worker; undefined where the browser has no such place, or not for this context. */
  readonly area: StorageArea | undefined;
  readonly now: () => Date;
  readonly print: (line: string) => void;
}

const KEY = 'log';

/** Lines kept. */
export const MAX_LINES = 64;
const MAX_LINE_LENGTH = 400;

function describeError(error: unknown): string {
  if (error === undefined) return '';
  return error instanceof Error ? `: ${error.name}: ${error.message}` : `: ${String(error)}`;
}

function readLines(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(line => typeof line === 'string') : [];
}

/** Makes a log; writes follow one another, several lines in one. */
export function createRingLog({area, now, print}: LogOptions): Log {
  let lines: string[] = [];
  let writing: Promise<void> | undefined;

  const store = async (): Promise<void> => {
    const added = lines;
    lines = [];
    const stored = readLines((await area?.get(KEY))?.[KEY]);
    await area?.set({[KEY]: [...stored, ...added].slice(-MAX_LINES)});
  };
  const write = async (): Promise<void> => {
    while (lines.length > 0) await store();
  };
  const add = (line: string): void => {
    lines = [...lines, `${now().toISOString()} ${line}`.slice(0, MAX_LINE_LENGTH)].slice(-MAX_LINES);
    if (area === undefined) return;
    // A log that cannot be written must not become an error of what it tells of.
    writing ??= write()
      .catch(error => print(`expected to write the log${describeError(error)}`))
      .finally(() => {
        writing = undefined;
      });
  };
  return {
    info: message => add(`info ${message}`),
    warn(message, error) {
      const line = `warn ${message}${describeError(error)}`;
      print(line);
      add(line);
    },
    async read() {
      await writing;
      return area === undefined ? lines : readLines((await area.get(KEY))[KEY]);
    },
  };
}
