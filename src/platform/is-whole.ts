const countEntries = (value: unknown): number | undefined => (Array.isArray(value) ? value.length : undefined);
const entriesOf = (value: unknown): unknown => (value as {entries?: unknown} | null)?.entries;

/** Whether a guard kept every entry of a value: guards drop bad entries of lists, so that one does not cost the rest. */
export function isWhole(given: unknown, parsed: unknown): boolean {
  return (
    countEntries(given) === countEntries(parsed) && countEntries(entriesOf(given)) === countEntries(entriesOf(parsed))
  );
}
