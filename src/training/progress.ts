/** Tells a person how far a long command has come. */
export interface Progress {
  /** @param share  0 to 1 of the whole stage */
  step(what: string, share: number): void;
  note(line: string): void;
  done(line: string): void;
}

/** Whole minutes and seconds. Example: formatDuration(75_000) -> '1 min 15 s' */
export function formatDuration(durationMs: number): string {
  const seconds = Math.max(0, Math.round(durationMs / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Between two lines of progress where lines cannot be overwritten. */
const QUIET_INTERVAL_MS = 10_000;

/**
 * Makes a progress display on a stream: one line that is overwritten on a terminal, a line every ten seconds elsewhere.
 * @param now  a clock in ms
 */
export function createProgress(output: Output, now: () => number): Progress {
  let stage = {what: '', startMs: now(), lastMs: Number.NEGATIVE_INFINITY};
  const clear = output.isTTY ? '\r\u001B[K' : '';
  const end = output.isTTY ? '' : '\n';
  return {
    step(what, share) {
      const timeMs = now();
      const name = what.split(':')[0]!;
      if (name !== stage.what) stage = {what: name, startMs: timeMs, lastMs: Number.NEGATIVE_INFINITY};
      if (timeMs - stage.lastMs < (output.isTTY ? 100 : QUIET_INTERVAL_MS)) return;
      stage.lastMs = timeMs;
      const left = share > 0.01 ? `, ${formatDuration(((timeMs - stage.startMs) * (1 - share)) / share)} left` : '';
      output.write(`${clear}${what} … ${Math.round(share * 100)} %${left}${end}`);
    },
    note: line => void output.write(`${clear}${line}\n`),
    done: line => void output.write(`${clear}${line}\n`),
  };
}
