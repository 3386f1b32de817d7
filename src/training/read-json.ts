/** Small readers that check JSON and give it a type; put together they read a whole file. */

/**
 * Checks a value and gives it a type.
 * @param path  where the value stands, for the message
 * @throws RangeError "expected …, received …"
 */
export type Read<T> = (value: unknown, path: string) => T;

function refuse(path: string, expected: string, value: unknown): never {
  const received = JSON.stringify(value)?.slice(0, 80) ?? typeof value;
  throw new RangeError(`expected ${path} to be ${expected}, received ${received}`);
}

/** A number that passes a test. */
export function readNumberThat(expected: string, isValid: (value: number) => boolean): Read<number> {
  return (value, path) => (typeof value === 'number' && isValid(value) ? value : refuse(path, expected, value));
}

/** Any finite number. */
export const readNumber = readNumberThat('a number', Number.isFinite);
/** From 0 to 1. */
export const readShare = readNumberThat('from 0 to 1', value => value >= 0 && value <= 1);
/** A whole number from 0. */
export const readCount = readNumberThat('a whole number from 0', value => Number.isInteger(value) && value >= 0);

/** A text that is not empty. */
export const readText: Read<string> = (value, path) =>
  typeof value === 'string' && value !== '' ? value : refuse(path, 'a text', value);

/** Yes or no. */
export const readBoolean: Read<boolean> = (value, path) =>
  typeof value === 'boolean' ? value : refuse(path, 'true or false', value);

/** One of some words. */
export function readOneOf<T extends string>(words: readonly T[]): Read<T> {
  return (value, path) => words.find(word => word === value) ?? refuse(path, `one of ${words.join(', ')}`, value);
}

/** What another reader takes, or null. */
export function readNullable<T>(read: Read<T>): Read<T | null> {
  return (value, path) => (value === null ? null : read(value, path));
}

/** A list, of any length, of what another reader takes. */
export function readList<T>(read: Read<T>): Read<T[]> {
  return (value, path) =>
    Array.isArray(value) ? value.map((item, at) => read(item, `${path}[${at}]`)) : refuse(path, 'a list', value);
}

function expectFields(value: unknown, path: string): Record<string, unknown> {
  const isFields = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isFields ? (value as Record<string, unknown>) : refuse(path, 'an object', value);
}

/** An object with these fields; what is not named is refused, so that nothing is dropped unseen. */
export function readFields<T extends object>(readers: {readonly [K in keyof T]-?: Read<T[K]>}): Read<T> {
  return (value, path) => {
    const fields = expectFields(value, path);
    const unknown = Object.keys(fields).find(key => !(key in readers));
    if (unknown !== undefined) refuse(path, `an object without ${unknown}`, value);
    const entries = Object.entries<Read<unknown>>(readers).flatMap(([key, read]) => {
      const field = read(fields[key], `${path}.${key}`);
      return field === undefined ? [] : [[key, field]];
    });
    return Object.fromEntries(entries) as T;
  };
}

/** The named fields of an object that may have others. */
export function readSome<T extends object>(readers: {readonly [K in keyof T]-?: Read<T[K]>}): Read<T> {
  const read = readFields(readers);
  return (value, path) => {
    const fields = Object.entries(expectFields(value, path)).filter(([key]) => key in readers);
    return read(Object.fromEntries(fields), path);
  };
}

/** What another reader takes, or nothing. */
export function readOptional<T>(read: Read<T>): Read<T | undefined> {
  return (value, path) => (value === undefined ? undefined : read(value, path));
}

/**
 * Reads JSON.
 * @param name  of what is read, for messages
 * @throws RangeError when it is no JSON, or not what the reader takes
 */
export function readJson<T>(json: string, name: string, read: Read<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new RangeError(`expected ${name} to be JSON, received ${(error as Error).message}`);
  }
  return read(value, name);
}
