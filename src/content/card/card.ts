import type {CorrectedVerdict} from '../../core/corrections.ts';
import type {Say} from '../../core/say.ts';
import {isAssessed} from '../../core/score.ts';
import type {WordWeight} from '../../core/word-weights.ts';
import type {Explained, ScoredText} from '../../protocol/messages.ts';
import {type Box, hasOverlap} from '../badge/boxes.ts';
import {PRESENCE} from '../names.ts';
import {unveil} from '../unveil.ts';
import {createCardElement} from './card-element.ts';
import {placeCard} from './place-card.ts';
import {type CardAction, viewContent} from './view.ts';

/** A text with what is known of it. */
export interface CardPart extends ScoredText {
  readonly correction?: CorrectedVerdict | undefined;
  /** What its score rests on. */
  readonly words?: readonly WordWeight[];
}

/** What a card tells of: one headline, or the parts of a selection in reading order. */
export interface CardContent {
  readonly parts: readonly CardPart[];
  readonly threshold: number;
  /** What the reader may do; without it, nothing. */
  readonly can?: {readonly correct: boolean; readonly hideSite: boolean};
}

/** A card to be opened. */
export interface CardRequest {
  /** What the card is about; the same key means the same card. */
  readonly key: object;
  readonly content: CardContent;
  /** Where that lies now; null when it is gone. */
  readAnchor(): Box | null;
  /** A pinned card stays when the pointer leaves. */
  readonly isPinned: boolean;
  /** Where the focus goes when the card closes; without it the card takes none. */
  returnFocus?(): void;
  /** Tells what the score of the only text rests on; never rejects. */
  explain?(text: string): Promise<Explained>;
  /** Does what a button of the card says. */
  act?(action: CardAction): void;
}

/** The one card of a document: opening another closes the first. */
export interface Card {
  readonly current: CardRequest | null;
  open(request: CardRequest): void;
  /** Tells something else in the open card. */
  update(content: CardContent): void;
  close(): void;
  owns(target: EventTarget | null): boolean;
  /** The pointer went onto the card, or left it. */
  onHover(listener: (isOver: boolean) => void): void;
}

function showOnTop(host: HTMLElement): void {
  if (typeof host.showPopover !== 'function') return;
  host.setAttribute('popover', 'manual');
  host.showPopover();
}

/** Makes the card of a window; nothing is in the page while it is closed. */
export function createCard(window: Window, say: Say, signal: AbortSignal): Card {
  const {document} = window;
  const element = createCardElement(document, action => current?.act?.(action));
  const {host, panel} = element;
  panel.lang = say('language_tag');
  panel.dir = say('direction');
  const hoverListeners: ((isOver: boolean) => void)[] = [];
  let current: CardRequest | null = null;
  let explained: {text: string; words: readonly WordWeight[]} | null = null;

  function render(): void {
    if (current === null) return;
    const {content} = current;
    const [part, ...others] = content.parts;
    const isExplained = part !== undefined && others.length === 0 && part.text === explained?.text;
    const parts = isExplained ? [{...part, words: explained?.words ?? []}] : content.parts;
    element.render(viewContent(say, {...content, parts}));
  }

  async function explain(request: CardRequest): Promise<void> {
    const [part, ...others] = request.content.parts;
    if (part === undefined || others.length > 0 || !isAssessed(part.score)) return;
    const {words = []} = (await request.explain?.(part.text)) ?? {};
    if (current?.key !== request.key) return;
    explained = {text: part.text, words};
    render();
    place(current);
  }

  function readWindow(): {width: number; height: number} {
    return {width: unveil(document).documentElement.clientWidth || window.innerWidth, height: window.innerHeight};
  }

  function place(request: CardRequest): void {
    const anchor = request.readAnchor();
    const size = readWindow();
    const view: Box = {left: 0, top: 0, right: size.width, bottom: size.height};
    if (anchor === null || (current === request && !hasOverlap(grow(anchor), view))) {
      close();
      return;
    }
    panel.style.maxHeight = '';
    const {width, height} = panel.getBoundingClientRect();
    const isRightToLeft = window.getComputedStyle(unveil(document).documentElement).direction === 'rtl';
    const {left, top, maxHeight} = placeCard(anchor, {width, height}, size, isRightToLeft);
    panel.style.left = `${left}px`;
    panel.style.top = `${top}px`;
    panel.style.maxHeight = `${maxHeight}px`;
  }

  function close(): void {
    if (current === null) return;
    const {returnFocus} = current;
    const hadFocus = unveil(document).activeElement === host;
    current = null;
    explained = null;
    host.remove();
    if (hadFocus) returnFocus?.();
  }

  function open(request: CardRequest): void {
    close();
    current = request;
    render();
    unveil(document).documentElement.append(host);
    panel.classList.toggle('tied', window.getComputedStyle(host).getPropertyValue(PRESENCE) !== '');
    showOnTop(host);
    place(request);
    if (request.returnFocus !== undefined && current === request) panel.focus({preventScroll: true});
    void explain(request);
  }

  const follow = (): void => {
    if (current !== null) place(current);
  };
  const on = (name: string, listener: (event: Event) => void): void =>
    window.addEventListener(name, listener, {capture: true, passive: name !== 'keydown', signal});
  on('scroll', event => event.target !== host && follow());
  on('resize', follow);
  on('keydown', event => {
    if (current === null) return;
    const {key, shiftKey} = event as KeyboardEvent;
    // The focus goes back first, so that Tab goes on from there.
    if (key === 'Tab' && event.target === host && element.isAtEnd(shiftKey)) close();
    if (key !== 'Escape') return;
    event.stopImmediatePropagation();
    event.preventDefault();
    close();
  });
  for (const name of ['pointerenter', 'pointerleave']) {
    host.addEventListener(name, () => {
      for (const listener of hoverListeners) listener(name === 'pointerenter');
    });
  }
  // What happens in the card is no business of the page's own handlers.
  for (const name of [
    'click',
    'mousedown',
    'mouseup',
    'pointerdown',
    'pointerup',
    'touchstart',
    'touchend',
    'keydown',
  ]) {
    host.addEventListener(name, event => event.stopPropagation(), {passive: true});
  }
  signal.addEventListener('abort', close, {once: true});

  return {
    get current() {
      return current;
    },
    open,
    update(content) {
      if (current === null) return;
      current = {...current, content};
      render();
      place(current);
    },
    close,
    owns: target => target === host,
    onHover: listener => hoverListeners.push(listener),
  };
}

/** An anchor of no size still lies somewhere. */
function grow({left, top, right, bottom}: Box): Box {
  return {left: left - 1, top: top - 1, right: right + 1, bottom: bottom + 1};
}
