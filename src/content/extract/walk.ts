import {unveil} from '../unveil.ts';
import {type Context, contextOf, enter, TRAIT, traitsOf} from './context.ts';
import {createHintReader} from './hints.ts';
import {countWords} from './shapes.ts';
import {insteadOfChildren, MAX_DEPTH, outerOf} from './tree.ts';

/** A line of text as a reader sees it: what stands between two block boundaries or breaks. */
export interface Line {
  /** Visible words in the line. */
  words: number;
  /** Those of them inside links. */
  linked: number;
}

/** A stretch of one line with one link, one heading and one meaning. */
export interface Run extends Context {
  readonly line: Line;
  readonly first: Text;
  readonly last: Text;
  readonly text: string;
  /** Its place among the runs. */
  readonly place: number;
}

/** What one walk over a tree found, in document order. */
export interface Survey {
  readonly runs: readonly Run[];
  /** Links without visible text: they lie over a card, or hold its picture. */
  readonly emptyLinks: readonly Element[];
  /** Elements up to three levels around such links, with the first of them. */
  readonly cards: ReadonlyMap<Element, Element>;
}

/** Longer texts are cut: what they say further on makes no headline of them. */
export const MAX_RUN_LENGTH = 5000;

/** Longer pages are cut: five thousand stories, each with its picture, its section and its time. */
export const MAX_RUNS = 20_000;

/** Elements around a link without text that may be the card it belongs to. */
const CARD_LEVELS = 3;

/** The rank of a story in a list, set in an element of its own. */
const RANK = /^\s*#?\d{1,3}[.)]?\s*$/;
const MAX_RANK_LENGTH = 40;

type OpenRun = {-readonly [Key in keyof Run]: Run[Key]};

/** An element that is being walked; used again for the next one at its depth. */
interface Frame {
  element: Element;
  context: Context;
  /** Linked words before it. */
  wordsBefore: number;
  /** The child that comes next. */
  next: Node | null;
  /** What is shown instead of its children, the last first. */
  others: Node[] | null;
}

/** Asking the time is dear beside a node. */
const NODES_BETWEEN_LOOKS = 64;

class Walker {
  readonly runs: OpenRun[] = [];
  readonly emptyLinks: Element[] = [];
  readonly cards = new Map<Element, Element>();
  readonly reader = createHintReader();
  #line: Line = {words: 0, linked: 0};
  #run: OpenRun | null = null;
  #linkedWords = 0;

  readonly #frames: Frame[] = [];
  #depth = 0;

  /** Begins with a tree; `step` walks it. */
  enterTree(element: Element, outer: Context): void {
    this.#visit(element, unveil(element).nodeName, outer);
  }

  /**
   * Walks on.
   * @param isOver asked now and then whether to stop for now
   * @returns whether the walk is done
   */
  step(isOver: () => boolean): boolean {
    for (let count = 1; this.#depth > 0; count++) {
      const frame = this.#frames[this.#depth - 1]!;
      const node = frame.next;
      if (node === null) this.#leave(frame);
      else {
        const seen = unveil(node);
        frame.next = frame.others === null ? seen.nextSibling : (frame.others.pop() ?? null);
        const {nodeName} = seen;
        if (nodeName === '#text') this.#read(node as Text, frame.context);
        else this.#visit(node as Element, nodeName, frame.context);
      }
      if (this.runs.length + this.emptyLinks.length > MAX_RUNS) this.#depth = 0;
      if (count % NODES_BETWEEN_LOOKS === 0 && isOver()) return false;
    }
    return true;
  }

  #visit(element: Element, nodeName: string, outer: Context): void {
    const traits = traitsOf(nodeName);
    if (traits & TRAIT.skipped || this.#depth > MAX_DEPTH) return;
    if (traits & TRAIT.wrap) {
      this.#meetBreak(outer);
      return;
    }
    const seen = unveil(element);
    const others = insteadOfChildren(seen, nodeName);
    const next = others === null ? seen.firstChild : (others.pop() ?? null);
    if (next === null) {
      if (traits & TRAIT.block) this.#startLine();
      if (nodeName === 'A' && element.hasAttribute('href')) this.#meetEmptyLink(element);
      return;
    }
    const context = enter(outer, element, this.reader);
    if (context.block === element) this.#startLine();
    this.#open(element, context, next, others);
  }

  #open(element: Element, context: Context, next: Node, others: Node[] | null): void {
    const wordsBefore = this.#linkedWords;
    const frame = this.#frames[this.#depth++];
    if (frame === undefined) this.#frames.push({element, context, wordsBefore, next, others});
    else {
      frame.element = element;
      frame.context = context;
      frame.wordsBefore = wordsBefore;
      frame.next = next;
      frame.others = others;
    }
  }

  #leave({element, context, wordsBefore}: Frame): void {
    this.#depth--;
    if (context.block === element) this.#startLine();
    if (context.link === element && this.#linkedWords === wordsBefore) this.#meetEmptyLink(element);
  }

  #startLine(): void {
    if (this.#line.words > 0) this.#line = {words: 0, linked: 0};
    this.#run = null;
  }

  /** Inside a headline a break only wraps it; elsewhere it ends a line, as on pages laid out without lists. */
  #meetBreak(context: Context): void {
    if (!context.link && !context.heading) this.#startLine();
    else if (this.#run) this.#run.text += ' ';
  }

  #read(node: Text, context: Context): void {
    const data = node.data.slice(0, MAX_RUN_LENGTH);
    if (!/\S/.test(data)) {
      if (this.#run && data) this.#run.text += ' ';
      return;
    }
    if (context.part !== 'hidden') {
      const words = countWords(data);
      this.#line.words += words;
      if (context.link) {
        this.#line.linked += words;
        this.#linkedWords += words;
      }
    }
    this.#append(node, data, context);
  }

  #append(node: Text, data: string, context: Context): void {
    const run = this.#run;
    if (run && isContinued(run, context) && !isRankOf(run, node)) {
      if (run.text.length < MAX_RUN_LENGTH) run.text += data;
      run.last = node;
      return;
    }
    const {link, heading, part, region, block} = context;
    const place = this.runs.length;
    this.#run = {link, heading, part, region, block, line: this.#line, first: node, last: node, text: data, place};
    this.runs.push(this.#run);
  }

  #meetEmptyLink(link: Element): void {
    this.emptyLinks.push(link);
    let ancestor = outerOf(link);
    for (let level = 0; level < CARD_LEVELS && ancestor; level++, ancestor = outerOf(ancestor)) {
      if (!this.cards.has(ancestor)) this.cards.set(ancestor, link);
    }
  }
}

function isContinued(run: Run, {link, heading, part}: Context): boolean {
  return run.link === link && run.heading === heading && run.part === part;
}

/** Whether a run so far is the rank of the story whose text comes next. */
function isRankOf(run: Run, next: Text): boolean {
  if (run.text.length > MAX_RANK_LENGTH || !RANK.test(run.text)) return false;
  const holder = outerOf(run.first);
  return holder !== run.link && holder !== run.heading && !(holder && unveil(holder).contains(next));
}

/**
 * Reads a tree, or neighbours in one, once, in time linear in its nodes; nothing is measured and nothing is changed.
 * Stops where it may go on later, whenever `isOver` says so.
 */
export function* surveyInSteps(
  root: Document | Element | readonly Element[],
  isOver: () => boolean,
): Generator<void, Survey> {
  const walker = new Walker();
  const tops =
    'nodeType' in root ? [unveil(root).nodeType === 9 ? unveil(root as Document).body : (root as Element)] : root;
  const [first] = tops;
  if (first) {
    const context = contextOf(first, walker.reader);
    for (const top of tops) {
      walker.enterTree(top, context);
      while (!walker.step(isOver)) yield;
    }
  }
  return walker;
}

/** As `surveyInSteps`, in one go. */
export function survey(root: Document | Element | readonly Element[]): Survey {
  return runToEnd(surveyInSteps(root, () => false));
}

/** Handled before the time is asked for. */
const BETWEEN_LOOKS = 32;

/** Does something to each of many, with breaks. */
export function* each<T>(items: Iterable<T>, isOver: () => boolean, handle: (item: T) => void): Generator<void> {
  let count = 0;
  for (const item of items) {
    if (count++ % BETWEEN_LOOKS === 0 && isOver()) yield;
    handle(item);
  }
}

/** Runs steps without a break. */
export function runToEnd<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
