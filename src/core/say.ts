import type english from '../../assets/_locales/en/messages.json';

/** Names a text of the interface; the texts lie in `assets/_locales`. */
export type MessageKey = keyof typeof english;

/** Gives a text in the reader's language; `$1` to `$9` in it stand for the values. */
export type Say = (key: MessageKey, ...values: readonly (string | number)[]) => string;

/** The texts of one language, as browsers read them. */
export type Catalog = Readonly<Record<string, {readonly message: string}>>;

/**
 * Speaks from a catalog, as the browser does from that of its language; for Node.
 * Example: createSay({hello: {message: 'Hello $1'}})('hello', 'you') -> 'Hello you'
 */
export function createSay(catalog: Catalog): Say {
  return (key, ...values) =>
    (catalog[key]?.message ?? '').replace(/\$(\d)/g, (_, index) => String(values[index - 1] ?? ''));
}
