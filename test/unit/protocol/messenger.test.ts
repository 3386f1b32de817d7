import {describe, expect, jest, test} from '@jest/globals';
import {packError} from '../../../src/protocol/errors.ts';
import type {ToBackground} from '../../../src/protocol/messages.ts';
import {
  type Answer,
  CHANNEL,
  createReceiver,
  type Envelope,
  type Handlers,
  RESEND_AFTER_MS,
  RETRY_DELAY_MS,
  type Sender,
  type SendOptions,
  send,
  TIMEOUT_MS,
} from '../../../src/protocol/messenger.ts';
import {REPLIES_OF_BACKGROUND, REQUESTS_TO_BACKGROUND} from '../../../src/protocol/validate.ts';
import {createManualWait, settle} from '../../support/manual-wait.ts';

const PAGE: Sender = {isExtensionPage: true};
const TAB: Sender = {tabId: 1, frameId: 0, url: 'https://example.com/', isExtensionPage: false};
const SUMMARY = {found: 3, assessed: 2, flagged: 1};
const REPLY = {scores: [{credibility: 0.5, satire: 0, clickbait: 0}], model: '1'};
const envelope = (type: string, data: unknown): Envelope => ({channel: CHANNEL, type, data});

/** A transport that behaves at each call as the next of the scripted steps says. */
function createTransport(...steps: (() => Promise<unknown>)[]) {
  return jest.fn((_envelope: Envelope): Promise<unknown> => steps.shift()?.() ?? Promise.reject(new Error('no step')));
}
const answerOk = (value: unknown) => () => Promise.resolve({ok: true, value} satisfies Answer);
const failWith = (message: string) => () => Promise.reject(new Error(message));
const staySilent = () => Promise.resolve(undefined);
const hang = () => new Promise(() => undefined);

function startSend(transport: SendOptions['transport'], retries = true) {
  const clock = createManualWait();
  const request = {texts: ['Mayor opens new bridge']};
  const reply = send('score', request, REPLIES_OF_BACKGROUND.score, {transport, wait: clock.wait, retries});
  const outcome = reply.then(
    value => ({value}),
    (error: Error) => ({error: error.name}),
  );
  return {clock, outcome};
}

describe('send', () => {
  test('puts the request into an envelope and gives the reply', async () => {
    const transport = createTransport(answerOk(REPLY));
    const {clock, outcome} = startSend(transport);
    expect(await outcome).toEqual({value: REPLY});
    expect(transport).toHaveBeenCalledWith(envelope('score', {texts: ['Mayor opens new bridge']}));
    expect(clock.pendingMs()).toEqual([]);
  });

  test.each([
    ['says that nobody listens', failWith('Could not establish connection. Receiving end does not exist.')],
    [
      'dies before it answers',
      failWith(
        'A listener indicated an asynchronous response by returning true, but the message channel closed before a response was received',
      ),
    ],
    ['stays silent', staySilent],
  ])('sends once more when the other side %s', async (_what, step) => {
    const transport = createTransport(step, answerOk(REPLY));
    const {clock, outcome} = startSend(transport);
    await clock.advance(RETRY_DELAY_MS);
    expect(await outcome).toEqual({value: REPLY});
    expect(transport).toHaveBeenCalledTimes(2);
  });

  test('sends no third time', async () => {
    const lost = failWith('Receiving end does not exist.');
    const transport = createTransport(lost, lost, answerOk(REPLY));
    const {clock, outcome} = startSend(transport);
    await clock.advance(RETRY_DELAY_MS);
    expect(await outcome).toEqual({error: 'NoReceiverError'});
    expect(transport).toHaveBeenCalledTimes(2);
  });

  test('sends once only when told so', async () => {
    const transport = createTransport(staySilent, answerOk(REPLY));
    expect(await startSend(transport, false).outcome).toEqual({error: 'NoReceiverError'});
    expect(transport).toHaveBeenCalledTimes(1);
  });

  test('a message that was swallowed without a word is sent once more, well before time runs out', async () => {
    const transport = createTransport(hang, answerOk(REPLY));
    const {clock, outcome} = startSend(transport);
    await clock.advance(RESEND_AFTER_MS + RETRY_DELAY_MS);
    expect(await outcome).toEqual({value: REPLY});
    expect(RESEND_AFTER_MS + RETRY_DELAY_MS).toBeLessThan(TIMEOUT_MS / 2);
  });

  test('an answer that was only slow counts, also after the message was sent again', async () => {
    let answerLate: (answer: unknown) => void = () => undefined;
    const slow = () => new Promise<unknown>(resolve => (answerLate = resolve));
    const transport = createTransport(slow, hang);
    const {clock, outcome} = startSend(transport);
    await clock.advance(RESEND_AFTER_MS + RETRY_DELAY_MS);
    expect(transport).toHaveBeenCalledTimes(2);
    answerLate({ok: true, value: REPLY});
    expect(await outcome).toEqual({value: REPLY});
    await clock.advance(0);
    expect(clock.pendingMs()).toEqual([]);
  });

  test('an error of the receiver is no loss, and is not asked for twice', async () => {
    const transport = createTransport(() => Promise.resolve({ok: false, error: {name: 'Error', message: 'why'}}));
    expect(await startSend(transport).outcome).toEqual({error: 'Error'});
    expect(transport).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['at the first attempt', [hang, hang]],
    ['at the second attempt', [staySilent, hang]],
  ])('a receiver that hangs %s costs the timeout and no more', async (_when, steps) => {
    const {clock, outcome} = startSend(createTransport(...steps));
    const seen = jest.fn();
    void outcome.then(seen);
    await clock.advance(TIMEOUT_MS - 1);
    expect(seen).not.toHaveBeenCalled();
    await clock.advance(1);
    expect(await outcome).toEqual({error: 'TimeoutError'});
    expect(clock.pendingMs()).toEqual([]);
  });

  test.each([
    ['Extension context invalidated.', 'ContextInvalidatedError'],
    ['quota exceeded', 'Error'],
  ])('what the browser says as "%s" is thrown as %s, without a second attempt', async (message, name) => {
    const transport = createTransport(failWith(message), answerOk(REPLY));
    expect(await startSend(transport).outcome).toEqual({error: name});
    expect(transport).toHaveBeenCalledTimes(1);
  });

  test.each([
    ['ModelLoadError', 'ModelLoadError'],
    ['PermissionError', 'PermissionError'],
    ['SyntaxError', 'Error'],
    ['constructor', 'Error'],
    [7, 'Error'],
  ])('an error named %p by the receiver arrives as %s', async (wireName, name) => {
    const transport = createTransport(() => Promise.resolve({ok: false, error: {name: wireName, message: 'why'}}));
    expect(await startSend(transport).outcome).toEqual({error: name});
  });

  test.each([
    [
      'a reply with a number out of range',
      {ok: true, value: {scores: [{credibility: 2, satire: 0, clickbait: 0}], model: '1'}},
    ],
    ['a reply without value', {ok: true}],
    ['an answer that is neither good nor bad', {}],
    ['an answer that is a text', 'hello'],
  ])('%s is a ProtocolError', async (_what, answer) => {
    expect(await startSend(createTransport(() => Promise.resolve(answer))).outcome).toEqual({error: 'ProtocolError'});
  });
});

function createReceiverOf(handlers: Partial<Handlers<keyof ToBackground>>) {
  const reportError = jest.fn();
  return {receive: createReceiver(REQUESTS_TO_BACKGROUND, handlers, reportError), reportError};
}

describe('createReceiver', () => {
  test('answers with what the handler gives, and passes request and sender', async () => {
    const score = jest.fn<Handlers['score']>(async () => REPLY as never);
    const {receive} = createReceiverOf({score});
    expect(await receive(envelope('score', {texts: ['a']}), TAB)).toEqual({ok: true, value: REPLY});
    expect(score).toHaveBeenCalledWith({texts: ['a']}, TAB);
  });

  test.each([
    ['undefined', undefined],
    ['null', null],
    ['a text', 'score'],
    ['another channel', {channel: 'other/1', type: 'reportPage', data: SUMMARY}],
    ['another version of ours', {channel: 'grain-of-salt/2', type: 'reportPage', data: SUMMARY}],
    ['a message for another context', envelope('summarizePage', {})],
    ['a name of every object', envelope('toString', {})],
    ['the name of the prototype', envelope('__proto__', {})],
    ['a name that is no text', {channel: CHANNEL, type: ['reportPage'], data: SUMMARY}],
  ])('leaves %s unanswered, without a promise', (_what, message) => {
    const {receive} = createReceiverOf({reportPage: () => undefined});
    expect(receive(message, PAGE)).toBeUndefined();
  });

  test('a request that is not what the protocol says does not reach the handler', async () => {
    const reportPage = jest.fn<Handlers['reportPage']>();
    const {receive, reportError} = createReceiverOf({reportPage});
    const answer = await receive(envelope('reportPage', {...SUMMARY, flagged: 'x'}), TAB);
    expect(answer).toMatchObject({ok: false, error: {name: 'ProtocolError'}});
    expect(reportPage).not.toHaveBeenCalled();
    expect(reportError).toHaveBeenCalledTimes(1);
  });

  test('a content script cannot ask what only pages of ours may', async () => {
    const enableSite = jest.fn<Handlers['enableSite']>();
    const {receive} = createReceiverOf({enableSite});
    const request = envelope('enableSite', {origin: 'https://example.com', tabId: 1});
    expect(await receive(request, TAB)).toMatchObject({ok: false, error: {name: 'PermissionError'}});
    expect(enableSite).not.toHaveBeenCalled();
    expect(await receive(request, PAGE)).toMatchObject({ok: true});
  });

  test('a handler that throws at once and one that rejects are both answered', async () => {
    const {receive} = createReceiverOf({
      reportPage() {
        throw new RangeError('at once');
      },
      score: () => Promise.reject(new Error('later')),
    });
    expect(await receive(envelope('reportPage', SUMMARY), TAB)).toEqual({
      ok: false,
      error: {name: 'Error', message: 'at once'},
    });
    expect(await receive(envelope('score', {texts: ['a']}), TAB)).toMatchObject({error: {message: 'later'}});
  });
});

test('sender and receiver understand each other, also when the answer travels as JSON', async () => {
  const {receive} = createReceiverOf({reportPage: () => undefined});
  const transport = async (sent: Envelope): Promise<unknown> => JSON.parse(JSON.stringify(await receive(sent, TAB)));
  const {wait} = createManualWait();
  await expect(
    send('reportPage', SUMMARY, REPLIES_OF_BACKGROUND.reportPage, {transport, wait, retries: false}),
  ).resolves.toBeUndefined();
  await settle();
});

test('packError keeps known names only and cuts long messages', () => {
  expect(packError(new TypeError('why'))).toEqual({name: 'Error', message: 'why'});
  expect(packError('just a text')).toEqual({name: 'Error', message: 'just a text'});
  expect(packError(new Error('x'.repeat(10_000))).message).toHaveLength(300);
});
