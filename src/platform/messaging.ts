import {isContextInvalidated} from '../protocol/errors.ts';
import type {MessageName, ReplyOf, RequestOf, ToBackground, ToContent} from '../protocol/messages.ts';
import {createReceiver, type Handlers, type Sender, send} from '../protocol/messenger.ts';
import {REPLIES_OF_BACKGROUND, REPLIES_OF_CONTENT, type RequestContracts} from '../protocol/validate.ts';
import {native} from './native.ts';
import {type RawSender, toSender} from './sender.ts';
import {wait} from './wait.ts';

/**
 * Asks the background, which wakes if it sleeps. A message lost with a dying worker is sent once more.
 * @throws MessageError within 10 seconds; `ContextInvalidatedError` means: stop quietly
 */
export function sendToBackground<N extends keyof ToBackground>(name: N, request: RequestOf<N>): Promise<ReplyOf<N>> {
  const transport = (envelope: unknown) => native.runtime.sendMessage(envelope);
  return send(name, request, REPLIES_OF_BACKGROUND[name], {transport, wait, retries: true});
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

/**
 * Answers messages; call it once in a context, at its top level. Names without a handler are left to other contexts.
 * Handlers may throw: the sender gets the error.
 * @param requests  how each is checked
 * @param report  told what a sender asked for in vain
 */
export function handleMessages<N extends MessageName>(
  requests: RequestContracts<N>,
  handlers: Partial<Handlers<N>>,
  report: (what: string, error: unknown, sender: Sender) => void,
  signal?: AbortSignal,
): void {
  const receive = createReceiver(requests, handlers, (error, name, sender) => {
    if (!isContextInvalidated(error)) report(`cannot answer ${name}`, error, sender);
  });
  const {id, getURL, onMessage} = native.runtime;
  const self = {id, baseUrl: getURL('')};
  const listen = (message: unknown, raw: RawSender, respond: (answer: unknown) => void): boolean => {
    const sender = toSender(raw, self);
    const answer = sender && receive(message, sender);
    void answer?.then(respond);
    // Not every browser takes a promise for an answer to come; `true` says so in all of them.
    return answer !== undefined;
  };
  // The types know only of listeners that always answer, or never.
  const listener = listen as (...message: Parameters<typeof listen>) => true;
  onMessage.addListener(listener);
  signal?.addEventListener('abort', () => onMessage.removeListener(listener), {once: true});
}
