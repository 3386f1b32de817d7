import {unveil} from '../unveil.ts';
import {type Context, contextOf, enter, TRAIT, traitsOf} from './context.ts';
import {createHintReader} from './hints.ts';
import {countWords} from './shapes.ts';
import {runToEnd} from './steps.ts';
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
  /** The nearest block element around. */
  readonly block: Element;
  readonly line: Line;
  /** The nodes that hold its text: texts, or elements with nothing but text in them. */
  readonly first: Node;
  readonly last: Node;
  readonly text: string;
  /** Words of it, where they are known. */
  readonly words: number | undefined;
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
  block: Element;
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
  enterTree(element: Element, outer: Context, block: Element): void {
    const seen = unveil(element);
    this.#visit(element, seen, seen.nodeName, outer, block);
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
      // A form tells its name, or one of its fields.
      else if (node.nodeName === '#text') {
        frame.next = frame.others === null ? node.nextSibling : (frame.others.pop() ?? null);
        this.#read(node, (node as Text).data, frame.context, frame.block);
      } else {
        const seen = unveil(node as Element);
        frame.next = frame.others === null ? seen.nextSibling : (frame.others.pop() ?? null);
        this.#visit(node as Element, seen, seen.nodeName, frame.context, frame.block);
      }
      if (this.runs.length + this.emptyLinks.length > MAX_RUNS) this.#depth = 0;
      if (count % NODES_BETWEEN_LOOKS === 0 && isOver()) return false;
    }
    return true;
  }

  #visit(element: Element, seen: Element, nodeName: string, outer: Context, outerBlock: Element): void {
    const traits = traitsOf(nodeName);
    if (traits & TRAIT.skipped || this.#depth > MAX_DEPTH) return;
    if (traits & TRAIT.wrap) {
      this.#meetBreak(outer);
      return;
    }
    const others = insteadOfChildren(seen, nodeName);
    // Each node that is touched costs an object: the text of the many elements that hold nothing else is asked of them.
    const text = others === null && seen.firstElementChild === null ? (seen.textContent ?? '') : null;
    const next = text !== null ? null : others === null ? seen.firstChild : (others.pop() ?? null);
    if (next === null && !text) {
      if (traits & TRAIT.block) this.#startLine();
      if (nodeName === 'A' && element.hasAttribute('href')) this.#meetEmptyLink(element);
      return;
    }
    const context = enter(outer, element, seen, nodeName, traits, this.reader);
    if (traits & TRAIT.block) this.#startLine();
    this.#open(element, context, traits & TRAIT.block ? element : outerBlock, next, others);
    if (text) this.#read(element, text, context, this.#frames[this.#depth - 1]!.block);
  }

  #open(element: Element, context: Context, block: Element, next: Node | null, others: Node[] | null): void {
    const wordsBefore = this.#linkedWords;
    const frame = this.#frames[this.#depth++];
    if (frame === undefined) this.#frames.push({element, context, block, wordsBefore, next, others});
    else {
      frame.element = element;
      frame.context = context;
      frame.block = block;
      frame.wordsBefore = wordsBefore;
      frame.next = next;
      frame.others = others;
    }
  }

  #leave({element, context, block, wordsBefore}: Frame): void {
    this.#depth--;
    if (block === element) this.#startLine();
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

  #read(node: Node, text: string, context: Context, block: Element): void {
    const data = text.slice(0, MAX_RUN_LENGTH);
    if (data.trim() === '') {
      if (this.#run && data) this.#run.text += ' ';
      return;
    }
    const words = countWords(data);
    if (context.part !== 'hidden') {
      this.#line.words += words;
      if (context.link) {
        this.#line.linked += words;
        this.#linkedWords += words;
      }
    }
    this.#append(node, data, words, context, block);
  }

  #append(node: Node, data: string, words: number, context: Context, block: Element): void {
    const run = this.#run;
    if (run && isContinued(run, context) && !isRankOf(run, node)) {
      if (run.text.length < MAX_RUN_LENGTH) run.text += data;
      run.last = node;
      run.words = undefined;
      return;
    }
    const {link, heading, part, region} = context;
    const {length: place} = this.runs;
    const line = this.#line;
    this.#run = {link, heading, part, region, block, line, first: node, last: node, text: data, words, place};
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

/** The element whose text a node of a run is. */
export function holderOf(node: Node): Element | null {
  return unveil(node).nodeType === 1 ? (node as Element) : outerOf(node);
}

/** Whether a run so far is the rank of the story whose text comes next. */
function isRankOf(run: Run, next: Node): boolean {
  if (run.text.length > MAX_RANK_LENGTH || !RANK.test(run.text)) return false;
  const holder = holderOf(run.first);
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
    const {context, block} = contextOf(first, walker.reader);
    for (const top of tops) {
      walker.enterTree(top, context, block);
      while (!walker.step(isOver)) yield;
    }
  }
  return walker;
}

/** As `surveyInSteps`, in one go. */
export function survey(root: Document | Element | readonly Element[]): Survey {
  return runToEnd(surveyInSteps(root, () => false));
}
