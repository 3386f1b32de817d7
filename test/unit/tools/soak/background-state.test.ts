import {describe, expect, test} from '@jest/globals';
import {
  type BackgroundState,
  createBackgroundState,
  type Moment,
  type ProbeEvent,
} from '../../../../src/tools/soak/background-state.ts';

function tellAll(state: BackgroundState, events: readonly ProbeEvent[], life = 1): void {
  for (const event of events) state.tell({life, event});
}

describe('createBackgroundState', () => {
  test.each<[Moment, ProbeEvent[]]>([
    ['before its script ran', []],
    ['while it loaded, nothing asked yet', ['run']],
    ['while it loaded, requests waiting', ['run', 'request']],
    ['with the model ready, between request and reply', ['run', 'request', 'ready']],
    ['with the model ready, between request and reply', ['run', 'request', 'ready', 'request', 'reply']],
    ['after the last reply', ['run', 'request', 'ready', 'reply']],
  ])('is %s after %j', (moment, events) => {
    const state = createBackgroundState();
    tellAll(state, events);
    expect(state.moment).toBe(moment);
  });

  test('hears nothing more of one that was killed, and begins anew with the next', () => {
    const state = createBackgroundState();
    tellAll(state, ['run', 'ready']);
    state.reset();
    tellAll(state, ['request']);
    expect(state.moment).toBe('before its script ran');
    tellAll(state, ['run'], 2);
    expect(state.moment).toBe('while it loaded, nothing asked yet');
  });

  test('waits for one kind of event, or until it is told to stop', async () => {
    const state = createBackgroundState();
    const [never, stop] = [new AbortController(), new AbortController()];
    const heard: string[] = [];
    const waits = [
      state.waitFor('ready', never.signal).then(() => heard.push('ready')),
      state.waitFor('start', stop.signal).then(() => heard.push('stopped')),
    ];
    tellAll(state, ['run', 'ready']);
    await waits[0];
    expect(heard).toEqual(['ready']);
    stop.abort();
    await waits[1];
    expect(heard).toEqual(['ready', 'stopped']);
  });
});
