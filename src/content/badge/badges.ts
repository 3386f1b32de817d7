import type {Verdict} from '../../core/verdict.ts';
import {PRESENCE} from '../names.ts';
import {unveil} from '../unveil.ts';
import {type BadgeElement, createBadgeElement} from './badge-element.ts';
import {type Box, isSameBox} from './boxes.ts';
import {isSameFootprint, type Layout, type Look, type Survey} from './layout.ts';
import {createTailFinder, listSeenTexts, type Tail, type TailFinder} from './tail.ts';

/** A badge that a headline should have. */
export interface BadgeRequest {
  readonly element: HTMLElement;
  readonly verdict: Verdict;
  /** The verdict in words, for assistive technology. */
  readonly label: string;
}

/** All badges of one page, one for each headline element. */
export interface Badges {
  /** Mounts or updates; asks the page for its layout a fixed number of times, however many there are. */
  show(requests: readonly BadgeRequest[]): void;
  remove(element: HTMLElement): void;
  clear(): void;
  /** Whether the badge of a headline is where it was mounted. */
  isIntact(element: HTMLElement): boolean;
  /** The headline a badge stands for; undefined for anything that is not one of our hosts. */
  headlineOf(host: unknown): HTMLElement | undefined;
  hostOf(element: HTMLElement): HTMLElement | undefined;
  /** Where the mark of a host lies now, in client coordinates. */
  readBox(host: HTMLElement): Box | null;
  focus(host: HTMLElement): void;
  /** The headlines that have a badge. */
  elements(): Iterable<HTMLElement>;
  /** Measures and paints the badges of some headlines again. */
  rearrange(elements: Iterable<HTMLElement>): void;
}

interface Mounted {
  readonly element: HTMLElement;
  readonly badge: BadgeElement;
  tail: Tail;
  survey: Survey;
}

/** Those of some badges that moved anything. */
type ListMoved = (entries: readonly Mounted[]) => Mounted[];

/** How headlines are watched for changes of size; both ends are told of the same elements. */
export interface SizeWatch {
  observe(element: HTMLElement): void;
  unobserve(element: HTMLElement): void;
}

/**
 * Makes the badges of a document.
 * @param layout measures; without a layout engine every badge stays where it is mounted
 * @param sizes told of every headline that gets and loses a badge
 */
export function createBadges(document: Document, layout: Layout, sizes: SizeWatch): Badges {
  const view = unveil(document).defaultView;
  if (view === null) throw new Error('expected a document in a window, received one without');
  const mounted = new Map<HTMLElement, Mounted>();
  const headlines = new WeakMap<HTMLElement, HTMLElement>();
  /** Headlines that cannot hold a badge without moving. */
  const refused = new WeakSet<HTMLElement>();

  function find(host: HTMLElement): Mounted | undefined {
    const element = headlines.get(host);
    return element === undefined ? undefined : mounted.get(element);
  }

  function remove(element: HTMLElement): void {
    const entry = mounted.get(element);
    if (entry === undefined) return;
    mounted.delete(element);
    headlines.delete(entry.badge.host);
    sizes.unobserve(element);
    entry.badge.host.remove();
  }

  function attach({badge, tail}: Mounted): void {
    unveil(tail.parent).insertBefore(badge.host, tail.text.nextSibling);
  }

  /** Moves marks from where they hang to where they were found room. */
  function placeAll(entries: readonly Mounted[]): void {
    const boxes = entries.map(({badge}) => layout.locate(badge.host));
    for (const [index, {badge, survey}] of entries.entries()) badge.place(survey, boxes[index]!);
  }

  /** Whether it is known where a host is going to lie, or not needed. */
  function isForeseen({tail, survey: {spot}}: Mounted): boolean {
    return spot === null || (tail.mounting === 'inline' && spot.hostBox !== null);
  }

  /** Whether the host lies where it was expected, so that its mark does. */
  function isAsForeseen(entry: Mounted): boolean {
    const {spot} = entry.survey;
    return isForeseen(entry) && (spot === null || isSameBox(layout.locate(entry.badge.host), spot.hostBox!));
  }

  function lift(entry: Mounted): void {
    entry.tail = {...entry.tail, mounting: 'lifted'};
    entry.badge.setMounting('lifted');
  }

  function create({element, verdict, label}: BadgeRequest, look: Look, findTail: TailFinder): Mounted[] {
    if (refused.has(element)) return [];
    const found = findTail(element);
    if (found === null) return [];
    const badge = createBadgeElement(document, found.tail.mounting);
    if (badge === null) return [];
    badge.setVerdict(verdict, label);
    badge.unplace();
    return [{element, badge, tail: found.tail, survey: look.survey(element, found)}];
  }

  function refuse({element}: Mounted): void {
    remove(element);
    refused.add(element);
  }

  /** Lifts every badge that moves anything; what moves even then goes. @returns the lifted ones that stay */
  function settle(entries: readonly Mounted[], listMoved: ListMoved): Mounted[] {
    const moved = listMoved(entries);
    for (const entry of moved) {
      lift(entry);
      entry.badge.unplace();
      // Styles for a last child make way for styles for a first one, which are rarer on text.
      unveil(entry.tail.parent).prepend(entry.badge.host);
    }
    const restless = listMoved(moved);
    restless.forEach(refuse);
    return moved.filter(entry => !restless.includes(entry));
  }

  function mount(requests: readonly BadgeRequest[]): void {
    const look = layout.look();
    const findTail = createTailFinder(look.styleOf);
    const entries = requests.flatMap(request => create(request, look, findTail));
    const footprints = new Map(entries.map(entry => [entry, look.readFootprint(entry.element, entry.tail)]));
    const listMoved: ListMoved = among => {
      const {readFootprint} = layout.look();
      return among.filter(
        entry => !isSameFootprint(readFootprint(entry.element, entry.tail), footprints.get(entry) ?? []),
      );
    };
    for (const entry of entries) {
      if (entry.survey.spot?.place.isLifted) lift(entry);
      if (isForeseen(entry)) entry.badge.place(entry.survey, entry.survey.spot?.hostBox ?? null);
      mounted.set(entry.element, entry);
      headlines.set(entry.badge.host, entry.element);
      attach(entry);
    }
    const isMounted = ({element}: Mounted): boolean => mounted.has(element);
    const [first] = entries;
    if (first !== undefined && view!.getComputedStyle(first.badge.host).getPropertyValue(PRESENCE) !== '') {
      for (const {badge} of entries) badge.tie();
    }
    // Most marks lie right at once, so that the page is laid out once; the others are placed where their hosts came to lie.
    const moved = new Set(settle(entries, listMoved));
    const others = entries.filter(entry => moved.has(entry) || (isMounted(entry) && !isAsForeseen(entry)));
    placeAll(others);
    const lifted = settle(others, listMoved);
    placeAll(lifted);
    listMoved(lifted).forEach(refuse);
    for (const entry of entries.filter(isMounted)) {
      entry.badge.settle();
      sizes.observe(entry.element);
    }
  }

  function isIntact(element: HTMLElement): boolean {
    const entry = mounted.get(element);
    return entry !== undefined && unveil(element).contains(entry.badge.host);
  }

  return {
    show(requests) {
      const fresh: BadgeRequest[] = [];
      for (const request of requests) {
        if (mounted.has(request.element) && !isIntact(request.element)) remove(request.element);
        const entry = mounted.get(request.element);
        if (entry === undefined) fresh.push(request);
        else entry.badge.setVerdict(request.verdict, request.label);
      }
      if (fresh.length > 0) mount(fresh);
    },
    remove,
    clear() {
      for (const element of [...mounted.keys()]) remove(element);
    },
    isIntact,
    headlineOf: host => headlines.get(host as HTMLElement),
    hostOf: element => mounted.get(element)?.badge.host,
    readBox: host => (host.isConnected ? (find(host)?.badge.readBox() ?? null) : null),
    focus: host => find(host)?.badge.focus(),
    elements: () => [...mounted.keys()],
    rearrange(elements) {
      const entries = [...elements].flatMap(element => mounted.get(element) ?? []);
      for (const {badge} of entries) badge.unplace();
      const look = layout.look();
      for (const entry of entries) {
        const {element, tail} = entry;
        entry.survey = look.survey(element, {tail, texts: listSeenTexts(element, look.styleOf)});
        if (entry.survey.spot?.place.isLifted) lift(entry);
      }
      placeAll(entries);
    },
  };
}
