import {beforeEach, describe, expect, jest, test} from '@jest/globals';
import type {Answering} from '../../../src/platform/messaging.ts';
import {CHANNEL} from '../../../src/protocol/messenger.ts';
import {settle} from '../../support/manual-wait.ts';

type Listener = (message: unknown, sender: object, respond: (answer: unknown) => void) => boolean;

const listeners = new Set<Listener>();
const onMessage = {
  addListener: (listener: Listener) => listeners.add(listener),
  removeListener: (listener: Listener) => listeners.delete(listener),
};
const baseUrl = 'chrome-extension://us/';
// What the browser gives to every script of an extension, and what the module looks for when it is loaded.
Object.assign(globalThis, {chrome: {runtime: {id: 'us', getURL: () => baseUrl, onMessage}}});
const {createAnswering, handleMessagesLater} =
  require('../../../src/platform/messaging.ts') as typeof import('../../../src/platform/messaging.ts');
const {REQUESTS_TO_CONTENT} =
  require('../../../src/protocol/validate.ts') as typeof import('../../../src/protocol/validate.ts');

const OURS = {id: 'us', url: `${baseUrl}popup.html`};
const envelope = (type: string) => ({channel: CHANNEL, type, data: {}});
const SUMMARY = {found: 3, assessed: 2, flagged: 1};

/** Hands a message to whoever listens. */
function deliver(message: unknown, sender: object = OURS) {
  const respond = jest.fn();
  const isAnswered = [...listeners].map(listener => listener(message, sender, respond)).includes(true);
  return {respond, isAnswered};
}

beforeEach(() => listeners.clear());

describe('handleMessagesLater', () => {
  const handlers = {summarizePage: () => SUMMARY};
  const report = jest.fn();
  const load = jest.fn(async (): Promise<Answering> => createAnswering(REQUESTS_TO_CONTENT, handlers, report));
  const start = (bring: () => Promise<Answering> = load) => {
    const run = new AbortController();
    handleMessagesLater(handlers, bring, report, run.signal);
    return run;
  };
  beforeEach(() => void jest.clearAllMocks());

  test('loads nothing before it is asked, nor for messages that are not its own', () => {
    start();
    expect(deliver(envelope('score')).isAnswered).toBe(false);
    expect(deliver({channel: 'other/1', type: 'summarizePage', data: {}}).isAnswered).toBe(false);
    expect(deliver('summarizePage').isAnswered).toBe(false);
    expect(load).not.toHaveBeenCalled();
  });

  test('answers with what it then loads', async () => {
    start();
    const {respond, isAnswered} = deliver(envelope('summarizePage'));
    expect(isAnswered).toBe(true);
    await settle();
    expect(respond).toHaveBeenCalledWith({ok: true, value: SUMMARY});
  });

  test('tells a stranger nothing', async () => {
    start();
    const {respond} = deliver(envelope('summarizePage'), {id: 'them', url: 'chrome-extension://them/'});
    await settle();
    expect(respond).toHaveBeenCalledWith(undefined);
  });

  test('gives no answer, and says so, where nothing can be loaded', async () => {
    start(() => Promise.reject(new Error('gone')));
    const {respond} = deliver(envelope('summarizePage'));
    await settle();
    expect(respond).toHaveBeenCalledWith(undefined);
    expect(report).toHaveBeenCalledWith('cannot answer', expect.objectContaining({message: 'gone'}));
  });

  test('is deaf after its end', () => {
    start().abort();
    expect(deliver(envelope('summarizePage')).isAnswered).toBe(false);
  });
});
