import {READ} from '../reads.ts';
import {unveil} from '../unveil.ts';
import {type Context, contextOf, enter, TRAIT, traitsOf} from './context.ts';
import {createHintReader, type HintReader} from './hints.ts';
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

/** An element whose walk has stopped for a break. */
interface Frame {
  readonly element: Element;
  readonly context: Context;
  readonly block: Element;
  /** Linked words before it. */
  readonly wordsBefore: number;
  /** The child that comes next. */
  readonly next: Node | null;
  /** What is shown instead of its children, the last first. */
  readonly others: Node[] | null;
}

/** Asking the time is dear beside a node. */
const NODES_BETWEEN_LOOKS = 64;

interface Walker extends Survey {
  /** Walks an element of that name; whether it was left for a break. */
  visit(element: Element, nodeName: string, outer: Context, outerBlock: Element): boolean;
  /** Goes on after a break; whether it made another. */
  goOn(): boolean;
}

/**
 * Makes a walker. It calls itself from element to element, and keeps what it was at for breaks alone: most of it runs but
 * once in a page, by an interpreter for which that is the least work.
 */
function createWalker(reader: HintReader, isOver: () => boolean): Walker {
  const runs: OpenRun[] = [];
  const emptyLinks: Element[] = [];
  const cards = new Map<Element, Element>();
  /** The innermost first. */
  let stopped: Frame[] = [];
  let line: Line = {words: 0, linked: 0};
  let run: OpenRun | null = null;
  let linkedWords = 0;
  let depth = 0;
  let count = 0;

  function startLine(): void {
    if (line.words > 0) line = {words: 0, linked: 0};
    run = null;
  }

  function meetEmptyLink(link: Element): void {
    emptyLinks.push(link);
    let ancestor = outerOf(link);
    for (let level = 0; level < CARD_LEVELS && ancestor; level++, ancestor = outerOf(ancestor)) {
      if (!cards.has(ancestor)) cards.set(ancestor, link);
    }
  }

  function read(node: Node, text: string, {link, heading, part, region}: Context, block: Element): void {
    const data = text.slice(0, MAX_RUN_LENGTH);
    if (data.trim() === '') {
      if (run && data) run.text += ' ';
      return;
    }
    const words = countWords(data);
    if (part !== 'hidden') {
      line.words += words;
      if (link) {
        line.linked += words;
        linkedWords += words;
      }
    }
    if (run?.link === link && run.heading === heading && run.part === part && !isRankOf(run, node)) {
      if (run.text.length < MAX_RUN_LENGTH) run.text += data;
      run.last = node;
      run.words = undefined;
      return;
    }
    run = {link, heading, part, region, block, line, first: node, last: node, text: data, words, place: runs.length};
    runs.push(run);
  }

  /** Walks what is left in an element. */
  function walkIn(frame: Frame): boolean {
    const {element, context, block, wordsBefore, others} = frame;
    for (let node = frame.next; node !== null; ) {
      const next = others === null ? READ.nextSibling(node) : (others.pop() ?? null);
      const name = READ.nodeName(node);
      if (name === '#text') read(node, READ.textContent(node) ?? '', context, block);
      // Browsers keep what a server forgot to run, such as <?php … ?>, as nodes of a name of its own.
      const isInner = name !== '#text' && READ.nodeType(node) === 1 && visit(node as Element, name, context, block);
      const isTime = ++count % NODES_BETWEEN_LOOKS === 0 && isOver();
      if (isInner || isTime || runs.length + emptyLinks.length > MAX_RUNS) {
        stopped.push({...frame, next});
        return true;
      }
      node = next;
    }
    if (block === element) startLine();
    if (context.link === element && linkedWords === wordsBefore) meetEmptyLink(element);
    return false;
  }

  function visit(element: Element, nodeName: string, outer: Context, outerBlock: Element): boolean {
    const traits = traitsOf(nodeName);
    if (traits & TRAIT.skipped || depth > MAX_DEPTH) return false;
    if (traits & TRAIT.wrap) {
      // Inside a headline a break only wraps it; elsewhere it ends a line, as on pages laid out without lists.
      if (!outer.link && !outer.heading) startLine();
      else if (run) run.text += ' ';
      return false;
    }
    const others = insteadOfChildren(element, nodeName);
    // Each node that is touched costs an object: the text of the many elements that hold nothing else is asked of them.
    const isLeaf = others === null && READ.firstElementChild(element) === null;
    const text = isLeaf ? READ.textContent(element) : null;
    const next = isLeaf ? null : others === null ? READ.firstChild(element) : (others.pop() ?? null);
    const isBlock = (traits & TRAIT.block) !== 0;
    if (isBlock) startLine();
    if (next === null && !text) {
      if (nodeName === 'A' && READ.getAttribute(element, 'href') !== null) meetEmptyLink(element);
      return false;
    }
    const context = enter(outer, element, nodeName, traits, reader);
    const block = isBlock ? element : outerBlock;
    const wordsBefore = linkedWords;
    if (text !== null) read(element, text, context, block);
    depth++;
    const isStopped = walkIn({element, context, block, wordsBefore, next, others});
    depth--;
    return isStopped;
  }

  function goOn(): boolean {
    const frames = runs.length + emptyLinks.length > MAX_RUNS ? [] : stopped;
    stopped = [];
    for (depth = frames.length; depth > 0; depth--) {
      if (walkIn(frames.shift()!)) {
        stopped.push(...frames);
        return true;
      }
    }
    return false;
  }

  return {runs, emptyLinks, cards, visit, goOn};
}

/** The element whose text a node of a run is. */
export function holderOf(node: Node): Element | null {
  return READ.nodeName(node) === '#text' ? outerOf(node) : (node as Element);
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
  const reader = createHintReader();
  const walker = createWalker(reader, isOver);
  const tops =
    'nodeType' in root ? [unveil(root).nodeType === 9 ? unveil(root as Document).body : (root as Element)] : root;
  const [first] = tops;
  if (first) {
    const {context, block} = contextOf(first, reader);
    for (const top of tops) {
      if (!walker.visit(top, READ.nodeName(top), context, block)) continue;
      do yield;
      while (walker.goOn());
    }
  }
  return walker;
}

/** As `surveyInSteps`, in one go. */
export function survey(root: Document | Element | readonly Element[]): Survey {
  return runToEnd(surveyInSteps(root, () => false));
}
