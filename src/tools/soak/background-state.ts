/** What the probe in the background says, and what the background was at when it was killed. */

/** What is told: the script began, a request came, the model is read and checked, a reply went out. */
export type ProbeEvent = 'run' | 'request' | 'ready' | 'reply';

/** The browser tells of the start, where it does at all, before there is a script. */
export type BackgroundEvent = 'start' | ProbeEvent;

/** The moments at which a background is killed. */
export const MOMENTS = [
  'before its script ran',
  'while it loaded, nothing asked yet',
  'while it loaded, requests waiting',
  'with the model ready, between request and reply',
  'after the last reply',
] as const;
export type Moment = (typeof MOMENTS)[number];

/** One background from its start to its end; `life` tells it from others. */
export interface Told {
  readonly life: number;
  readonly event: ProbeEvent;
}

/** Keeps what is known of the background that runs now. */
export interface BackgroundState {
  tell(told: Told): void;
  /** The browser has begun to start it. */
  tellStart(): void;
  /** Whether a background has run since the last kill. */
  readonly isRunning: boolean;
  /** What it is at. */
  readonly moment: Moment;
  /** It was killed: what it still said is not about the next one. */
  reset(): void;
  /** Settles at the next event of a kind, or at once when the signal is aborted. */
  waitFor(event: BackgroundEvent, signal: AbortSignal): Promise<void>;
}

/** Makes the state of a background that was not seen yet. */
export function createBackgroundState(): BackgroundState {
  const gone = new Set<number>();
  const listeners = new Set<(event: BackgroundEvent) => void>();
  let life: number | undefined;
  let isReady = false;
  let requests = 0;
  let replies = 0;

  function readMoment(): Moment {
    if (life === undefined) return 'before its script ran';
    if (requests > replies) {
      return isReady ? 'with the model ready, between request and reply' : 'while it loaded, requests waiting';
    }
    return isReady ? 'after the last reply' : 'while it loaded, nothing asked yet';
  }

  function reset(): void {
    if (life !== undefined) gone.add(life);
    life = undefined;
    isReady = false;
    requests = 0;
    replies = 0;
  }

  const pass = (event: BackgroundEvent): void => {
    for (const listener of listeners) listener(event);
  };

  return {
    reset,
    tellStart: () => pass('start'),
    get isRunning() {
      return life !== undefined;
    },
    get moment() {
      return readMoment();
    },
    tell(told) {
      if (gone.has(told.life)) return;
      if (told.life !== life) reset();
      life = told.life;
      if (told.event === 'ready') isReady = true;
      if (told.event === 'request') requests++;
      if (told.event === 'reply') replies++;
      pass(told.event);
    },
    waitFor: (event, signal) =>
      new Promise(resolve => {
        const finish = (): void => {
          listeners.delete(listen);
          signal.removeEventListener('abort', finish);
          resolve();
        };
        const listen = (told: BackgroundEvent): void => {
          if (told === event) finish();
        };
        listeners.add(listen);
        signal.addEventListener('abort', finish, {once: true});
        if (signal.aborted) finish();
      }),
  };
}
