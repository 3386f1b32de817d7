import {type Context, contextOf, enter} from './context.ts';
import {createHintReader} from './hints.ts';
import {countWords} from './shapes.ts';
import {insteadOfChildren, outerOf} from './tree.ts';

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
}

/** What one walk over a tree found, in document order. */
export interface Survey {
  readonly runs: readonly Run[];
  /** Links without visible text: they lie over a card, or hold its picture. */
  readonly emptyLinks: readonly Element[];
  /** Elements up to three levels around such links, with the first of them. */
  readonly cards: ReadonlyMap<Element, Element>;
}

/** What holds no headline, or text that nobody reads; our own badge and card are part of no headline. */
const SKIPPED: ReadonlySet<string> = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG svg IFRAME SELECT TEXTAREA OBJECT AUDIO VIDEO CANVAS MATH math HEAD DATALIST GRAIN-BADGE GRAIN-CARD'.split(
    ' ',
  ),
);

/** Deeper trees are cut off: no page of text needs them. */
const MAX_DEPTH = 400;

/** Elements around a link without text that may be the card it belongs to. */
const CARD_LEVELS = 3;

/** The rank of a story in a list, set in an element of its own. */
const RANK = /^\s*#?\d{1,3}[.)]?\s*$/;

type OpenRun = {-readonly [Key in keyof Run]: Run[Key]};

/** An element that is being walked. */
interface Frame {
  readonly element: Element;
  readonly context: Context;
  /** Linked words before it. */
  readonly wordsBefore: number;
  /** The child that comes next. */
  next: Node | null;
  /** What is shown instead of its children, and how much of it was met. */
  readonly others: readonly Node[] | null;
  index: number;
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

  readonly #stack: Frame[] = [];

  /** Begins with a tree; `step` walks it. */
  enterTree(element: Element, outer: Context): void {
    this.#visit(element, outer);
  }

  /**
   * Walks on.
   * @param isOver asked now and then whether to stop for now
   * @returns whether the walk is done
   */
  step(isOver: () => boolean): boolean {
    for (let count = 1; this.#stack.length > 0; count++) {
      const frame = this.#stack.at(-1)!;
      const node = frame.others ? frame.others[frame.index++] : frame.next;
      if (!node) this.#leave();
      else {
        if (!frame.others) frame.next = node.nextSibling;
        if (node.nodeType === 3) this.#read(node as Text, frame.context);
        else if (node.nodeType === 1) this.#visit(node as Element, frame.context);
      }
      if (count % NODES_BETWEEN_LOOKS === 0 && isOver()) return false;
    }
    return true;
  }

  #visit(element: Element, outer: Context): void {
    const {tagName} = element;
    if (SKIPPED.has(tagName) || this.#stack.length > MAX_DEPTH) return;
    if (tagName === 'BR') {
      this.#meetBreak(outer);
      return;
    }
    const context = enter(outer, element, this.reader);
    const isBlock = context.block === element;
    if (isBlock) this.#startLine();
    const others = insteadOfChildren(element);
    const next = others ? null : element.firstChild;
    this.#stack.push({element, context, wordsBefore: this.#linkedWords, next, others: others && [...others], index: 0});
  }

  #leave(): void {
    const {element, context, wordsBefore} = this.#stack.pop()!;
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
    const {data} = node;
    const words = countWords(data);
    if (words === 0 && !/\S/.test(data)) {
      if (this.#run && data) this.#run.text += ' ';
      return;
    }
    if (context.part !== 'hidden') {
      this.#line.words += words;
      if (context.link) {
        this.#line.linked += words;
        this.#linkedWords += words;
      }
    }
    this.#append(node, context);
  }

  #append(node: Text, context: Context): void {
    const run = this.#run;
    if (run && isContinued(run, context) && !isRankOf(run, node)) {
      run.text += node.data;
      run.last = node;
      return;
    }
    this.#run = {...context, line: this.#line, first: node, last: node, text: node.data};
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
  const holder = outerOf(run.first);
  return RANK.test(run.text) && holder !== run.link && holder !== run.heading && !holder?.contains(next);
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
  const tops = 'nodeType' in root ? [root.nodeType === 9 ? (root as Document).body : (root as Element)] : root;
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

/** Runs steps without a break. */
export function runToEnd<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
