import type {Verdict} from '../../core/verdict.ts';
import {BADGE_NAME} from '../names.ts';
import {unveil} from '../unveil.ts';
import {type Box, toBox} from './boxes.ts';
import {chooseInk, type Surroundings} from './colors.ts';
import type {Spot} from './layout.ts';
import {createMark} from './marks.ts';
import {type Mounting, readStyle} from './style.ts';

/** One badge as DOM: a host in the page, everything else in its closed shadow root. */
export interface BadgeElement {
  readonly host: HTMLElement;
  /** Takes focus, inside the closed root. */
  focus(): void;
  /** Where the mark lies now, in client coordinates. */
  readBox(): Box;
  setVerdict(verdict: Verdict, label: string): void;
  setSurroundings(surroundings: Surroundings): void;
  /** Hides the mark and forgets its place, so that the page can be measured as if it were not there. */
  unplace(): void;
  /** Puts the mark where a survey said; null: as mounted. @param hostBox where the empty host lies */
  place(spot: Spot | null, hostBox: Box): void;
  setMounting(mounting: Mounting): void;
  /** Lets the mark go with our styles of the page, where there are such. */
  tie(): void;
}

const PROPERTIES = ['--x', '--y', '--z', '--ht', '--hb', '--hs', '--he'];

function createButton(document: Document): HTMLElement {
  const button = unveil(document).createElement('span');
  button.className = 'mark';
  button.setAttribute('role', 'button');
  button.setAttribute('tabindex', '0');
  button.setAttribute('aria-haspopup', 'dialog');
  return button;
}

function writeReach(style: CSSStyleDeclaration, {reach, scale, isRightToLeft}: Spot): void {
  const [start, end] = isRightToLeft ? [reach.right, reach.left] : [reach.left, reach.right];
  const sides = {'--ht': reach.top, '--hb': reach.bottom, '--hs': start, '--he': end};
  for (const [name, sizePx] of Object.entries(sides)) style.setProperty(name, `${-sizePx / scale}px`);
}

function writeOffset(style: CSSStyleDeclaration, spot: Spot, hostBox: Box): void {
  const {place, scale, gapPx, isRightToLeft} = spot;
  const wishX = isRightToLeft ? place.box.right + gapPx : place.box.left - gapPx;
  const hostX = isRightToLeft ? hostBox.right : hostBox.left;
  const wishY = (place.box.top + place.box.bottom) / 2;
  const hostY = (hostBox.top + hostBox.bottom) / 2;
  const [x, y] = [(wishX - hostX) / scale, (wishY - hostY) / scale];
  // A mark that is nearly where it hangs stays there exactly, and follows the text by itself.
  if (Math.abs(x) + Math.abs(y) < 1) return;
  style.setProperty('--x', `${x}px`);
  style.setProperty('--y', `${y}px`);
}

/** Null where the page has made elements of our name its own, and put a root into them first. */
function attachRoot(host: HTMLElement): ShadowRoot | null {
  try {
    return host.attachShadow({mode: 'closed'});
  } catch (error) {
    if (error instanceof DOMException) return null;
    throw error;
  }
}

/** Makes a badge that is not mounted yet; null where the page does not let us. */
export function createBadgeElement(document: Document, mounting: Mounting): BadgeElement | null {
  const host = unveil(document).createElement(BADGE_NAME);
  const root = attachRoot(host);
  if (root === null) return null;
  const style = unveil(document).createElement('style');
  // Before it is attached: Firefox then judges the style by our policy, not by the page's.
  style.textContent = readStyle(mounting);
  const button = createButton(document);
  root.append(style, button);
  let verdict: Verdict = 'unassessed';
  let surroundings: Surroundings | null = null;
  let isOver = false;
  let wasPlaced = false;
  const paint = (): void => {
    if (surroundings === null) return;
    const {ink, halo} = chooseInk(verdict, surroundings, isOver);
    button.style.setProperty('--ink', ink);
    button.style.setProperty('--halo', halo);
    button.classList.toggle('over', halo !== 'transparent');
  };
  return {
    host,
    focus: () => button.focus({preventScroll: true}),
    readBox: () => toBox(button.getBoundingClientRect()),
    setVerdict(next, label) {
      verdict = next;
      host.dataset.verdict = next;
      button.dataset.verdict = next;
      button.setAttribute('aria-label', label);
      button.replaceChildren(createMark(document, next));
      paint();
    },
    setSurroundings(next) {
      surroundings = next;
      paint();
    },
    unplace() {
      // A mark that is measured again must not fade in again.
      if (wasPlaced) button.classList.add('still');
      // Not `display: none`: some browsers break balanced lines otherwise when something hangs from them.
      button.classList.add('unplaced');
      for (const name of PROPERTIES) button.style.removeProperty(name);
    },
    place(spot, hostBox) {
      isOver = spot?.place.isOver ?? false;
      paint();
      if (spot !== null) {
        if (spot.level !== null) button.style.setProperty('--z', String(spot.level));
        writeOffset(button.style, spot, hostBox);
        writeReach(button.style, spot);
      }
      button.classList.remove('unplaced');
      wasPlaced = true;
    },
    setMounting(next) {
      style.textContent = readStyle(next);
    },
    tie: () => button.classList.add('tied'),
  };
}
