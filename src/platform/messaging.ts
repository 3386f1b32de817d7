import {isContextInvalidated} from '../protocol/errors.ts';
import type {ReplyOf, RequestOf, ToBackground, ToContent} from '../protocol/messages.ts';
import {createReceiver, type Handlers, send} from '../protocol/messenger.ts';
import {browser} from './browser.ts';
import {log} from './log.ts';
import {toSender} from './sender.ts';
import {wait} from './wait.ts';

/**
 * Asks the background, which wakes if it sleeps. A message lost with a dying worker is sent once more.
 * @throws MessageError within 10 seconds; `ContextInvalidatedError` means: stop quietly
 */
export function sendToBackground<N extends keyof ToBackground>(name: N, request: RequestOf<N>): Promise<ReplyOf<N>> {
  return send(name, request, {transport: envelope => browser.runtime.sendMessage(envelope), wait, retries: true});
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
  const transport = (envelope: unknown) => browser.tabs.sendMessage(tabId, envelope, options);
  return send(name, request, {transport, wait, retries: false});
}

/**
 * Answers messages; call it once in a context, at its top level. Names without a handler are left to other contexts.
 * Handlers may throw: the sender gets the error.
 */
export function handleMessages(handlers: Partial<Handlers>, signal?: AbortSignal): void {
  const receive = createReceiver(handlers, (error, name) => {
    if (!isContextInvalidated(error)) log.warn(`cannot answer ${name}`, error);
  });
  const self = {id: browser.runtime.id, baseUrl: browser.runtime.getURL('')};
  const listener = (message: unknown, raw: Parameters<typeof toSender>[0]): Promise<unknown> | undefined => {
    const sender = toSender(raw, self);
    return sender && receive(message, sender);
  };
  browser.runtime.onMessage.addListener(listener);
  signal?.addEventListener('abort', () => browser.runtime.onMessage.removeListener(listener), {once: true});
}
