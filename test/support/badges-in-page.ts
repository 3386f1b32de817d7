// Runs inside a page of a test: badges on every element [data-headline], without extension, model or card.
import {createBadges} from '../../src/content/badge/badges.ts';
import {createLayout} from '../../src/content/badge/layout.ts';
import {listSeenTexts} from '../../src/content/badge/tail.ts';
import {VERDICTS} from '../../src/core/verdict.ts';

const isOurs = (node: Node): boolean => (node as Element).localName === 'grain-badge';
const sizes = {observe: () => undefined, unobserve: () => undefined};
const badges = createBadges(document, createLayout(window, isOurs), sizes);
const headlines = [...document.querySelectorAll<HTMLElement>('[data-headline]')];

/** Where every element of the page lies, on the page. */
function readBoxes(): number[] {
  const elements = [...document.body.querySelectorAll('*')].filter(element => !isOurs(element));
  return elements.flatMap(element => {
    const {x, y, width, height} = element.getBoundingClientRect();
    return [x + scrollX, y + scrollY, width, height];
  });
}

/** The largest share of a mark that one of some boxes covers, 0 to 1. */
function readCovered(boxes: readonly DOMRectReadOnly[], mark: DOMRectReadOnly): number {
  const areas = boxes.map(({left, top, right, bottom}) => {
    const width = Math.min(right, mark.right) - Math.max(left, mark.left);
    const height = Math.min(bottom, mark.bottom) - Math.max(top, mark.top);
    return Math.max(0, width) * Math.max(0, height);
  });
  return Math.max(0, ...areas) / (mark.width * mark.height);
}

/** Where the texts of an element are drawn that can be seen. */
function readTexts(element: HTMLElement): DOMRectReadOnly[] {
  const range = document.createRange();
  return listSeenTexts(element, part => getComputedStyle(part)).flatMap(text => {
    range.selectNodeContents(text);
    return [...range.getClientRects()];
  });
}

/** Where the rest of the section of a headline draws something. */
function readOthers(headline: HTMLElement): DOMRectReadOnly[] {
  const parts = headline.closest('section')!.querySelectorAll<HTMLElement>('small,p>span,td,i,[data-picture]');
  const others = [...parts].filter(part => !part.contains(headline) && !headline.contains(part));
  return others.flatMap(part => [...part.getClientRects()]);
}

function readMark(host: HTMLElement): DOMRect {
  const {left, top, right, bottom} = badges.readBox(host)!;
  return new DOMRect(left, top, right - left, bottom - top);
}

/** How far a mark is from its headline, when a scroller around them was scrolled to its end. */
function readDistance(headline: HTMLElement, host: HTMLElement): number {
  headline.closest('.scroll')?.scrollTo(10_000, 0);
  const mark = readMark(host);
  const {left, top, right, bottom} = headline.getBoundingClientRect();
  return Math.max(left - mark.right, mark.left - right, top - mark.bottom, mark.top - bottom);
}

function inspect(headline: HTMLElement) {
  const host = badges.hostOf(headline);
  const name = nameOf(headline);
  if (host === undefined) return {name, hasBadge: false};
  const isNear = readDistance(headline, host) < 40;
  // Not the headline: a box that cuts it would be scrolled to show what it hides.
  headline.closest('section')!.scrollIntoView({block: 'center'});
  headline.closest('.scroll > div')?.scrollIntoView({block: 'nearest', inline: 'center'});
  const mark = readMark(host);
  return {
    name,
    hasBadge: true,
    isNear,
    size: Math.round(mark.width),
    isInWindow: mark.left >= 0 && mark.right <= document.documentElement.clientWidth,
    isOnTop: document.elementFromPoint(mark.x + mark.width / 2, mark.y + mark.height / 2) === host,
    covered: readCovered(readTexts(headline), mark),
    coveredOther: readCovered(readOthers(headline), mark),
  };
}

const nameOf = (headline: HTMLElement): string => headline.closest('section')?.firstElementChild?.textContent ?? '';

const tools = {
  readBoxes,
  mount: () =>
    badges.show(headlines.map((element, index) => ({element, verdict: VERDICTS[index % 4]!, label: 'label'}))),
  inspect: () => headlines.map(inspect),
  rearrange: () => badges.rearrange(badges.elements()),
  clear: () => badges.clear(),
};
Object.assign(globalThis, {tools});

/** What a test calls in the page. */
export type BadgeTools = typeof tools;
