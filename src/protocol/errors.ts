/** The names that an error may have after crossing the wire; any other becomes plain `Error`. */
export const ERROR_NAMES = [
  'Error',
  /** A message that is not what the protocol says. */
  'ProtocolError',
  /** The sender may not ask this, or the browser has not granted what it needs. */
  'PermissionError',
  /** The model is missing, damaged or of another version. */
  'ModelLoadError',
  /** Nobody answered in time. */
  'TimeoutError',
  /** Nobody listens there, or the listener died before it answered. */
  'NoReceiverError',
  /** The extension was reloaded, updated or removed under the sender, who should stop quietly. */
  'ContextInvalidatedError',
] as const;

export type ErrorName = (typeof ERROR_NAMES)[number];

/** Longer messages of errors are cut on the wire. */
const MAX_ERROR_LENGTH = 300;

/** An error of a conversation; callers branch on `name`. */
export class MessageError extends Error {
  override readonly name: ErrorName;

  constructor(name: ErrorName, message: string) {
    super(message);
    this.name = name;
  }
}

function toErrorName(name: unknown): ErrorName {
  return ERROR_NAMES.find(known => known === name) ?? 'Error';
}

/** An error as it travels. Example: packError(new RangeError('x')) -> {name: 'Error', message: 'x'} */
export function packError(error: unknown): {name: ErrorName; message: string} {
  const {name, message} = error instanceof Error ? error : new Error(String(error));
  return {name: toErrorName(name), message: message.slice(0, MAX_ERROR_LENGTH)};
}

/** An error as it arrived, whatever arrived. */
export function unpackError(value: unknown): MessageError {
  const {name, message} = (value ?? {}) as {name?: unknown; message?: unknown};
  const text = typeof message === 'string' ? message.slice(0, MAX_ERROR_LENGTH) : 'expected a message, received none';
  return new MessageError(toErrorName(name), text);
}

// What the browsers say when a listener is absent, and when it dies before it has answered.
const LOST = /receiving end|(?:port|channel) (?:is )?closed|actor .* destroyed|disconnected|out of scope/i;
const INVALIDATED = /extension context invalidated/i;

/** Gives what a browser's message function threw the name that callers branch on. */
export function classifyTransportError(error: unknown): MessageError {
  if (error instanceof MessageError) return error;
  const {message} = error instanceof Error ? error : new Error(String(error));
  if (INVALIDATED.test(message)) return new MessageError('ContextInvalidatedError', message);
  return new MessageError(LOST.test(message) ? 'NoReceiverError' : 'Error', message);
}

/** Whether an error only says that this script has outlived its extension. */
export function isContextInvalidated(error: unknown): boolean {
  return error instanceof Error && (error.name === 'ContextInvalidatedError' || INVALIDATED.test(error.message));
}
