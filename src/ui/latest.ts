/** Writes the latest of what it is given. */
export interface LatestWriter<T> {
  write(value: T): void;
  /** Whether something is on its way to the storage. */
  isBusy(): boolean;
}

/**
 * Makes a writer that is never ahead of the storage: one write at a time, and of what comes meanwhile only the latest.
 * Example: while 1 is being written, 2, 3 and 4 come: then 4 is written
 */
export function createLatestWriter<T>(
  write: (value: T) => Promise<void>,
  reportError: (error: unknown) => void,
): LatestWriter<T> {
  let next: {value: T} | undefined;
  let isWriting = false;
  const writeAll = async (): Promise<void> => {
    isWriting = true;
    while (next !== undefined) {
      const {value} = next;
      next = undefined;
      await write(value).catch(reportError);
    }
    isWriting = false;
  };
  return {
    write(value) {
      next = {value};
      if (!isWriting) void writeAll();
    },
    isBusy: () => isWriting,
  };
}
