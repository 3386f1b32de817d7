import type {Verdict} from '../../core/verdict.ts';
import {PRESENCE} from '../names.ts';
import {unveil} from '../unveil.ts';
import {type BadgeElement, createBadgeElement} from './badge-element.ts';
import type {Box} from './boxes.ts';
import {isSameFootprint, type Layout, type Survey} from './layout.ts';
import {findTail, type Tail} from './tail.ts';

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

  /** Second half of mounting: marks are moved from where they hang to where they were found room. */
  function placeAll(entries: readonly Mounted[]): void {
    const boxes = entries.map(({badge}) => layout.locate(badge.host));
    entries.forEach(({badge, survey}, index) => {
      badge.setSurroundings(survey.surroundings);
      badge.place(survey.spot, boxes[index]!);
    });
  }

  function lift(entry: Mounted): void {
    entry.tail = {...entry.tail, mounting: 'lifted'};
    entry.badge.setMounting('lifted');
  }

  function create({element, verdict, label}: BadgeRequest, survey: ReturnType<Layout['startSurvey']>): Mounted[] {
    if (refused.has(element)) return [];
    const tail = findTail(element, view!);
    if (tail === null) return [];
    const badge = createBadgeElement(document, tail.mounting);
    if (badge === null) return [];
    badge.setVerdict(verdict, label);
    badge.unplace();
    return [{element, badge, tail, survey: survey(element, tail)}];
  }

  function refuse({element}: Mounted): void {
    remove(element);
    refused.add(element);
  }

  /** Lifts every badge that moves anything; what moves even then goes. @returns the lifted ones that stay */
  function settle(entries: readonly Mounted[], isMoved: (entry: Mounted) => boolean): Mounted[] {
    const moved = entries.filter(isMoved);
    for (const entry of moved) {
      lift(entry);
      entry.badge.unplace();
      // Styles for a last child make way for styles for a first one, which are rarer on text.
      unveil(entry.tail.parent).prepend(entry.badge.host);
    }
    const restless = moved.filter(isMoved);
    restless.forEach(refuse);
    return moved.filter(entry => !restless.includes(entry));
  }

  function mount(requests: readonly BadgeRequest[]): void {
    const survey = layout.startSurvey();
    const entries = requests.flatMap(request => create(request, survey));
    const footprints = new Map(entries.map(entry => [entry, layout.readFootprint(entry.element, entry.tail)]));
    const isMoved = (entry: Mounted): boolean =>
      !isSameFootprint(layout.readFootprint(entry.element, entry.tail), footprints.get(entry) ?? []);
    for (const entry of entries) {
      if (entry.survey.spot?.place.isLifted) lift(entry);
      mounted.set(entry.element, entry);
      headlines.set(entry.badge.host, entry.element);
      attach(entry);
    }
    const isMounted = ({element}: Mounted): boolean => mounted.has(element);
    const [first] = entries;
    if (first !== undefined && view!.getComputedStyle(first.badge.host).getPropertyValue(PRESENCE) !== '') {
      for (const {badge} of entries) badge.tie();
    }
    // First the hosts, then the marks, which are placed where the page lies when it is at rest.
    settle(entries, isMoved);
    placeAll(entries.filter(isMounted));
    const lifted = settle(entries.filter(isMounted), isMoved);
    placeAll(lifted);
    lifted.filter(isMoved).forEach(refuse);
    for (const entry of entries) if (isMounted(entry)) sizes.observe(entry.element);
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
      const survey = layout.startSurvey();
      for (const entry of entries) {
        entry.survey = survey(entry.element, entry.tail);
        if (entry.survey.spot?.place.isLifted) lift(entry);
      }
      placeAll(entries);
    },
  };
}
