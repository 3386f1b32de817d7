import {isContextInvalidated} from '../protocol/errors.ts';
import type {MessageName, ReplyOf, RequestOf, ToBackground, ToContent} from '../protocol/messages.ts';
import {createReceiver, type Handlers, isFor, type Sender, send} from '../protocol/messenger.ts';
import {REPLIES_OF_BACKGROUND, REPLIES_OF_CONTENT, type RequestContracts} from '../protocol/validate.ts';
import {native} from './native.ts';
import {type RawSender, toSender} from './sender.ts';
import {wait} from './wait.ts';

/**
 * Asks the background, which wakes if it sleeps. A message lost with a dying worker is sent once more.
 * @param parseReply  how the reply is checked: a script that brings few of these checks is smaller
 * @throws MessageError within 10 seconds; `ContextInvalidatedError` means: stop quietly
 */
export function askBackground<N extends keyof ToBackground>(
  name: N,
  request: RequestOf<N>,
  parseReply: (value: unknown) => ReplyOf<N>,
): Promise<ReplyOf<N>> {
  const transport = (envelope: unknown) => native.runtime.sendMessage(envelope);
  return send(name, request, parseReply, {transport, wait, retries: true});
}

/** As `askBackground`, with the checks of all replies. */
export function sendToBackground<N extends keyof ToBackground>(name: N, request: RequestOf<N>): Promise<ReplyOf<N>> {
  return askBackground(name, request, REPLIES_OF_BACKGROUND[name]);
}

/**
 * Asks the content script of a tab: of one frame, or of all, when the first answer counts.
 * @throws MessageError within 10 seconds; `NoReceiverError` means: no content script there
 */
export function sendToTab<N extends keyof ToContent>(
  tabId: number,
  name: N,
  request: RequestOf<N>,
  options: {readonly frameId?: number} = {},
): Promise<ReplyOf<N>> {
  const transport = (envelope: unknown) => native.tabs.sendMessage(tabId, envelope, options);
  return send(name, request, REPLIES_OF_CONTENT[name], {transport, wait, retries: false});
}

/** Answers a message, when it is one that it knows and comes from this extension. */
export type Answering = (message: unknown, raw: RawSender) => Promise<unknown> | undefined;

/** Told what a sender asked for in vain. */
type Report = (what: string, error: unknown, sender: Sender) => void;

/**
 * Makes what answers messages. Names without a handler are left to other contexts. Handlers may throw: the sender gets
 * the error.
 * @param requests  how each is checked
 */
export function createAnswering<N extends MessageName>(
  requests: RequestContracts<N>,
  handlers: Partial<Handlers<N>>,
  report: Report,
): Answering {
  const receive = createReceiver(requests, handlers, (error, name, sender) => {
    if (!isContextInvalidated(error)) report(`cannot answer ${name}`, error, sender);
  });
  const {id, getURL} = native.runtime;
  const self = {id, baseUrl: getURL('')};
  return (message, raw) => {
    const sender = toSender(raw, self);
    return sender && receive(message, sender);
  };
}

function listen(answering: Answering, signal: AbortSignal | undefined): void {
  const {onMessage} = native.runtime;
  const respondTo = (message: unknown, raw: RawSender, respond: (answer: unknown) => void): boolean => {
    const answer = answering(message, raw);
    void answer?.then(respond);
    // Not every browser takes a promise for an answer to come; `true` says so in all of them.
    return answer !== undefined;
  };
  // The types know only of listeners that always answer, or never.
  const listener = respondTo as (...message: Parameters<typeof respondTo>) => true;
  onMessage.addListener(listener);
  signal?.addEventListener('abort', () => onMessage.removeListener(listener), {once: true});
}

/** Answers messages; call it once in a context, at its top level. See `createAnswering`. */
export function handleMessages<N extends MessageName>(
  requests: RequestContracts<N>,
  handlers: Partial<Handlers<N>>,
  report: Report,
  signal?: AbortSignal,
): void {
  listen(createAnswering(requests, handlers, report), signal);
}

/**
 * Answers messages with code that comes at the first of them: most pages are never asked anything.
 * @param load  brings what answers; when it fails, the sender gets no answer
 * @param report  told of that
 */
export function handleMessagesLater(
  handlers: Partial<Handlers>,
  load: () => Promise<Answering>,
  report: (what: string, error: unknown) => void,
  signal: AbortSignal,
): void {
  const answerLater = async (message: unknown, raw: RawSender): Promise<unknown> => {
    try {
      return await (await load())(message, raw);
    } catch (error) {
      return report('cannot answer', error);
    }
  };
  listen((message, raw) => (isFor(message, handlers) ? answerLater(message, raw) : undefined), signal);
}
