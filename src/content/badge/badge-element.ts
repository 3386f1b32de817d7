import type {Verdict} from '../../core/verdict.ts';
import {BADGE_NAME} from '../names.ts';
import {unveil} from '../unveil.ts';
import {type Box, toBox} from './boxes.ts';
import {chooseInk, type Surroundings} from './colors.ts';
import type {Spot, Survey} from './layout.ts';
import {createMark} from './marks.ts';
import {type Mounting, readStyle, TOUCH_PX} from './style.ts';

/** One badge as DOM: a host in the page, everything else in its closed shadow root. */
export interface BadgeElement {
  readonly host: HTMLElement;
  /** Takes focus, inside the closed root. */
  focus(): void;
  /** Where the mark lies now, in client coordinates. */
  readBox(): Box;
  setVerdict(verdict: Verdict, label: string): void;
  /** Hides the mark and forgets its place, so that the page can be measured as if it were not there. */
  unplace(): void;
  /** Puts the mark where a survey said; without a spot, as mounted. @param hostBox where the empty host lies */
  place(survey: Survey, hostBox: Box | null): void;
  /** What was placed has been seen: measured again, it must not fade in again. */
  settle(): void;
  setMounting(mounting: Mounting): void;
  /** Lets the mark go with our styles of the page, where there are such. */
  tie(): void;
}

const REACH = ['--ht', '--hb', '--hs', '--he'];
const PROPERTIES = ['--x', '--y', '--z', ...REACH];

function createButton(document: Document): HTMLElement {
  const button = unveil(document).createElement('span');
  button.className = 'mark';
  button.setAttribute('role', 'button');
  button.setAttribute('tabindex', '0');
  button.setAttribute('aria-haspopup', 'dialog');
  return button;
}

/** Sides that differ by less are the same, px. */
const SLACK_PX = 0.1;

/** How far a touch area reaches where there is room on all sides, as the style has it. */
function usualSides({place, gapPx, scale}: Spot): readonly number[] {
  const [sizePx, gap] = [(place.box.right - place.box.left) / scale, gapPx / scale];
  const half = (TOUCH_PX - sizePx) / 2;
  return [half, half, gap, TOUCH_PX - sizePx - gap];
}

function writeReach(style: CSSStyleDeclaration, spot: Spot): void {
  const {reach, scale, isRightToLeft} = spot;
  const [start, end] = isRightToLeft ? [reach.right, reach.left] : [reach.left, reach.right];
  const sides = [reach.top, reach.bottom, start, end].map(sizePx => sizePx / scale);
  const usual = usualSides(spot);
  // Most marks have room, and each property set is one more for the browser to work out.
  if (sides.every((side, at) => Math.abs(side - usual[at]!) < SLACK_PX)) return;
  for (const [at, name] of REACH.entries()) style.setProperty(name, `${-sides[at]!}px`);
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
  let wasSeen = false;
  let hasPlace = false;
  const forget = (): void => {
    if (hasPlace) for (const name of PROPERTIES) button.style.removeProperty(name);
    hasPlace = false;
  };
  const paint = (): void => {
    if (surroundings === null) return;
    const {ink, halo} = chooseInk(verdict, surroundings, isOver);
    button.style.setProperty('--ink', ink);
    const hasHalo = halo !== 'transparent';
    if (hasHalo) button.style.setProperty('--halo', halo);
    else button.style.removeProperty('--halo');
    button.classList.toggle('over', hasHalo);
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
    unplace() {
      button.classList.toggle('still', wasSeen);
      // Not `display: none`: some browsers break balanced lines otherwise when something hangs from them.
      button.classList.add('unplaced');
      forget();
    },
    place(survey, hostBox) {
      const {spot} = survey;
      surroundings = survey.surroundings;
      isOver = spot?.place.isOver ?? false;
      paint();
      forget();
      if (spot !== null) {
        hasPlace = true;
        if (spot.level !== null) button.style.setProperty('--z', String(spot.level));
        if (hostBox !== null) writeOffset(button.style, spot, hostBox);
        writeReach(button.style, spot);
        // Nobody sees it fade in, and each that does costs the browser as much as all else of a mark.
        if (!spot.isInSight) button.classList.add('still');
      }
      button.classList.remove('unplaced');
    },
    settle() {
      wasSeen = true;
    },
    setMounting(next) {
      style.textContent = readStyle(next);
    },
    tie: () => button.classList.add('tied'),
  };
}
