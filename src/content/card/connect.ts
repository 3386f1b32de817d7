import type {Badges} from '../badge/badges.ts';
import {listenToBadges} from '../badge/events.ts';
import type {Scheduler} from '../scheduler.ts';
import type {CardContent, CardRequest} from './card.ts';
import type {LazyCard} from './lazy-card.ts';
import type {CardAction} from './view.ts';

/** A pointer that only passes opens nothing; one that strays a moment closes nothing. */
const OPEN_DELAY_MS = 180;
const CLOSE_DELAY_MS = 250;

/** What is connected. */
export interface CardConnection extends Pick<CardRequest, 'explain'> {
  readonly badges: Badges;
  readonly card: LazyCard;
  readonly scheduler: Scheduler;
  /** Tells what a person did from what the page only says that one did; without it, the browser does. */
  isReal?(event: Event): boolean;
  /** Does what a button says, for one headline. */
  act?(action: CardAction, headline: HTMLElement): void;
}

/**
 * Lets badges open the card: on hover after a moment, on click, tap, Enter and Space at once.
 * @returns what to call when badges changed or went: the open card follows
 */
export function connectCard(
  window: Window,
  {badges, card, scheduler, explain, act, isReal}: CardConnection,
  readContent: (headline: HTMLElement) => CardContent | null,
  signal: AbortSignal,
): {refresh(): void} {
  let callOff: () => void = () => undefined;
  const later = (delayMs: number, run: () => void): void => {
    callOff();
    callOff = scheduler.after(delayMs, () => {
      if (!signal.aborted) run();
    });
  };
  signal.addEventListener('abort', () => callOff(), {once: true});

  function open(host: HTMLElement, isPinned: boolean, takesFocus: boolean): void {
    const headline = badges.headlineOf(host);
    const content = headline === undefined ? null : readContent(headline);
    if (headline === undefined || content === null) return;
    const readAnchor = () => badges.readBox(host);
    void card.open({
      key: host,
      content,
      isPinned,
      readAnchor,
      ...(explain && {explain}),
      ...(act && {act: (action: CardAction) => act(action, headline)}),
      ...(takesFocus && {returnFocus: () => badges.focus(host)}),
    });
  }
  const leave = (): void => {
    if (card.current?.isPinned === false) later(CLOSE_DELAY_MS, () => card.current?.isPinned === false && card.close());
    else callOff();
  };

  card.onHover(isOver => (isOver ? callOff() : leave()));
  listenToBadges(
    window,
    (target): target is HTMLElement => badges.headlineOf(target) !== undefined,
    {
      onNear: card.prepare,
      onEnter(host) {
        if (card.current?.key === host) callOff();
        else if (card.current?.isPinned !== true) later(OPEN_DELAY_MS, () => open(host, false, false));
      },
      onLeave: leave,
      onActivate(host, by) {
        callOff();
        const {current} = card;
        if (current?.key === host && current.isPinned) card.close();
        else open(host, true, by === 'keyboard');
      },
    },
    signal,
    isReal,
  );
  window.addEventListener(
    'pointerdown',
    event => {
      const target = event.composedPath()[0] ?? null;
      if (!card.owns(target) && badges.headlineOf(target) === undefined) card.close();
    },
    {capture: true, passive: true, signal},
  );

  return {
    refresh() {
      const {current} = card;
      if (!(current?.key instanceof HTMLElement)) return;
      const headline = badges.headlineOf(current.key);
      const content = headline === undefined ? null : readContent(headline);
      if (content === null) card.close();
      else card.update(content);
    },
  };
}
