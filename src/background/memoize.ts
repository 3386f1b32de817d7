/** A value made at the first call and kept. */
export interface Memoized<T> {
  get(): Promise<T>;
  /** The next `get` makes it anew. */
  forget(): void;
}

/** Keeps the promise of a value, but not of a failure: the call after a failed one tries again. */
export function memoizeSuccess<T>(make: () => Promise<T>): Memoized<T> {
  let made: Promise<T> | undefined;
  return {
    get() {
      if (made !== undefined) return made;
      const attempt = make();
      made = attempt;
      attempt.catch(() => {
        if (made === attempt) made = undefined;
      });
      return attempt;
    },
    forget() {
      made = undefined;
    },
  };
}
