/**
 * Sending and answering over an injected transport; knows no browser.
 *
 * A sender gets a reply or an error in bounded time, also when the worker is stopped while it works: a lost message is
 * sent once more (every message of the protocol may safely arrive twice), then time runs out.
 */

import type {Wait} from '../core/wait.ts';
import {classifyTransportError, MessageError, packError, unpackError} from './errors.ts';
import type {MessageName, ReplyOf, RequestOf} from './messages.ts';
import type {RequestContract, RequestContracts} from './validate.ts';

/** Marks our messages; the number is raised when old and new contexts would misunderstand each other. */
export const CHANNEL = 'grain-of-salt/1';

/** What travels. */
export interface Envelope {
  readonly channel: typeof CHANNEL;
  readonly type: string;
  readonly data: unknown;
}

/** What comes back. A failure carries no value. */
export type Answer =
  | {readonly ok: true; readonly value: unknown}
  | {readonly ok: false; readonly error: {readonly name: string; readonly message: string}};

/** Who sent a message, as far as the browser vouches for it. */
export interface Sender {
  readonly tabId?: number;
  readonly frameId?: number;
  readonly url?: string;
  /** From a private window, of which nothing may be kept. */
  readonly isPrivate?: boolean;
  /** A page of ours or the background; a content script is not. */
  readonly isExtensionPage: boolean;
}

export type Handler<N extends MessageName> = (
  request: RequestOf<N>,
  sender: Sender,
) => ReplyOf<N> | Promise<ReplyOf<N>>;
export type Handlers<N extends MessageName = MessageName> = {readonly [K in N]: Handler<K>};

/** How long a sender waits for an answer, all attempts together. */
export const TIMEOUT_MS = 10_000;
/** How long a sender waits before it sends a lost message again: a worker that just died is back by then. */
export const RETRY_DELAY_MS = 100;
/** Silence after which a message counts as lost: Chrome says nothing of one that reached a worker as it died. */
export const RESEND_AFTER_MS = 3000;

export interface SendOptions {
  /** Delivers an envelope and gives what came back; rejects with the browser's own words. */
  readonly transport: (envelope: Envelope) => Promise<unknown>;
  readonly wait: Wait;
  readonly timeoutMs?: number;
  /** Whether a lost message is sent once more. */
  readonly retries: boolean;
}

function openAnswer(answer: unknown): unknown {
  // Nobody answered: a listener that does not know the message stays silent, and so does one that was stopped.
  if (answer === undefined || answer === null) {
    throw new MessageError('NoReceiverError', 'expected an answer, received none');
  }
  const {ok, value, error} = answer as {ok?: unknown; value?: unknown; error?: unknown};
  if (ok === true) return value;
  throw ok === false ? unpackError(error) : new MessageError('ProtocolError', 'expected an answer with ok');
}

async function deliver(envelope: Envelope, {transport}: SendOptions): Promise<unknown> {
  let answer: unknown;
  try {
    answer = await transport(envelope);
  } catch (error) {
    throw classifyTransportError(error);
  }
  return openAnswer(answer);
}

const isLost = (error: unknown): boolean => error instanceof MessageError && error.name === 'NoReceiverError';

async function deliverTwice(envelope: Envelope, options: SendOptions, signal: AbortSignal): Promise<unknown> {
  const first = deliver(envelope, options);
  if (!options.retries) return first;
  const silence = options.wait(RESEND_AFTER_MS, signal).then(() => true);
  const needsSecond = await Promise.race([first.then(() => false, isLost), silence]);
  if (!needsSecond || signal.aborted) return first;
  await options.wait(RETRY_DELAY_MS, signal);
  const second = deliver(envelope, options);
  // The first may only have been slow: whichever answers counts.
  return Promise.race([first.catch(() => second), second]);
}

/**
 * Sends a request and gives its checked reply.
 * @throws MessageError: the receiver's own error, or NoReceiverError, TimeoutError, ContextInvalidatedError,
 *   ProtocolError (the reply is not what the protocol says)
 */
export async function send<N extends MessageName>(
  name: N,
  request: RequestOf<N>,
  parseReply: (value: unknown) => ReplyOf<N>,
  options: SendOptions,
): Promise<ReplyOf<N>> {
  const {timeoutMs = TIMEOUT_MS} = options;
  const finished = new AbortController();
  const timeout = options.wait(timeoutMs, finished.signal).then(() => {
    throw new MessageError('TimeoutError', `expected an answer to ${name} within ${timeoutMs} ms, received none`);
  });
  try {
    const envelope: Envelope = {channel: CHANNEL, type: name, data: request};
    return parseReply(await Promise.race([deliverTwice(envelope, options, finished.signal), timeout]));
  } finally {
    finished.abort();
  }
}

/** Told of what could not be answered. */
export type ReportError = (error: unknown, name: MessageName, sender: Sender) => void;

async function answer<N extends MessageName>(
  name: N,
  contract: RequestContract<N>,
  handler: Handler<N>,
  data: unknown,
  sender: Sender,
  reportError: ReportError,
): Promise<Answer> {
  try {
    if (contract.from === 'extension' && !sender.isExtensionPage) {
      throw new MessageError('PermissionError', `expected ${name} from a page of the extension, received from a tab`);
    }
    return {ok: true, value: await handler(contract.parse(data), sender)};
  } catch (error) {
    reportError(error, name, sender);
    return {ok: false, error: packError(error)};
  }
}

/** Whether a message is one of ours that there is a handler for. */
export function isFor(message: unknown, handlers: object): message is Envelope {
  const {channel, type} = (message ?? {}) as Partial<Envelope>;
  return channel === CHANNEL && typeof type === 'string' && Object.hasOwn(handlers, type);
}

/**
 * Makes the one listener of a context. It is not async: what is not addressed to it is left unanswered with
 * `undefined`, never with a promise, which would take the answer from other listeners.
 */
export function createReceiver<N extends MessageName>(
  requests: RequestContracts<N>,
  handlers: Partial<Handlers<N>>,
  reportError: ReportError,
): (message: unknown, sender: Sender) => Promise<Answer> | undefined {
  return (message, sender) => {
    if (!isFor(message, handlers)) return undefined;
    const name = message.type as N;
    const handler: Handler<N> | undefined = handlers[name];
    return handler && answer(name, requests[name], handler, message.data, sender, reportError);
  };
}
