/** Tells developers what failed, where a context has no log of its own: content scripts may not touch session storage. */
export function warnInConsole(what: string, error: unknown): void {
  console.warn(`Grain of Salt: ${what}`, error);
}
