// Runs inside a saved page, whose own scripts are off: tells whether anything in it is another than before, but for our
// own elements. Nothing of the page is asked by a name that the page could have taken (forms are asked for their
// attributes through their prototype).

/** What became of a page since it was taken. */
export interface Changes {
  /** Nodes that are other ones, are gone or came, described; the first few. */
  readonly nodes: readonly string[];
  /** Boxes of elements and lines of text that lie elsewhere, described; the first few. */
  readonly moved: readonly string[];
  readonly movedCount: number;
  /** Our elements that are there now, and how many of them are badges. */
  readonly ours: number;
  readonly badges: number;
}

export interface Probe {
  /** Remembers the page as it is, sets aside as restless what moved since the last time, and tells how much that is. */
  take(): number;
  compare(): Changes;
  /** Starts to count layout shifts, where the browser knows of them. */
  watchShifts(): void;
  readShifts(): {sum: number; sources: string[]};
}

/** Browsers round to 1/64 px; Firefox balances columns anew to 1/20 px. */
const SLACK_PX = navigator.userAgent.includes('Firefox') ? 0.1 : 0.02;
const MAX_TOLD = 3;

interface Taken {
  readonly nodes: string[];
  readonly boxes: number[][];
  /** For each box, what it is of. */
  readonly names: string[];
  readonly ours: Element[];
}

const isOurs = (node: Node): boolean => /^grain-/.test((node as Element).localName ?? '');

function describeAttributes(element: Element): string {
  const names = Element.prototype.getAttributeNames.call(element);
  return names.map(name => ` ${name}="${Element.prototype.getAttribute.call(element, name)}"`).join('');
}

function describe(node: Node): string {
  if (node instanceof Element) return `<${node.localName}${describeAttributes(node)}>`;
  return `${node.nodeName} ${node.nodeValue}`;
}

function* walk(root: Node, ours: Element[]): Generator<Node> {
  for (let child = root.firstChild; child !== null; child = child.nextSibling) {
    if (isOurs(child)) {
      ours.push(child as Element);
      continue;
    }
    yield child;
    if (child instanceof HTMLTemplateElement) yield* walk(child.content, ours);
    const shadow = child instanceof Element ? child.shadowRoot : null;
    if (shadow) yield* walk(shadow, ours);
    yield* walk(child, ours);
  }
}

const range = document.createRange();

function readBoxes(node: Node): number[][] {
  if (node instanceof Element) {
    const {x, y, width, height} = node.getBoundingClientRect();
    return [[x + scrollX, y + scrollY, width, height]];
  }
  if (node.nodeType !== Node.TEXT_NODE || !/\S/.test(node.nodeValue ?? '')) return [];
  range.selectNodeContents(node);
  return [...range.getClientRects()].map(({x, y, width, height}) => [x + scrollX, y + scrollY, width, height]);
}

/** What a page is besides its nodes. */
function readState(): string[] {
  const root = document.documentElement;
  return [
    `title ${document.title}`,
    `address ${location.href}`,
    `scrolled to ${scrollX} ${scrollY}`,
    `scrolls over ${root.scrollWidth} ${root.scrollHeight}`,
    `focus on ${document.activeElement?.localName}`,
    `window with ${Object.getOwnPropertyNames(window).length} names`,
    `stored ${localStorage.length} ${sessionStorage.length} ${document.cookie.length}`,
  ];
}

function readPage(): Taken {
  const taken: Taken = {nodes: readState(), boxes: [], names: [], ours: []};
  for (const node of walk(document, taken.ours)) {
    const text = describe(node);
    taken.nodes.push(text);
    for (const box of readBoxes(node)) {
      taken.boxes.push(box);
      taken.names.push(text);
    }
  }
  return taken;
}

const isElsewhere = (one: readonly number[], other: readonly number[] | undefined): boolean =>
  other === undefined || one.some((length, index) => Math.abs(length - other[index]!) > SLACK_PX);

const tell = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 120);

function compareNodes(before: readonly string[], after: readonly string[]): string[] {
  const changed: string[] = [];
  if (before.length !== after.length) changed.push(`${before.length} nodes became ${after.length}`);
  before.forEach((text, index) => {
    if (text !== after[index]) changed.push(`${tell(text)} became ${tell(after[index] ?? 'nothing')}`);
  });
  return changed.slice(0, MAX_TOLD);
}

/**
 * Has the page laid out as after any change of its tree: Chromium leaves some heights as they were before the window was
 * resized (pictures that did not load, as high as the window) until anything at all comes or goes.
 */
function layOutAnew(): void {
  const nothing = document.createElement('span');
  document.body?.append(nothing);
  nothing.getBoundingClientRect();
  nothing.remove();
}

let base: Taken | undefined;
let restless = new Set<number>();
const shifts: {value: number; sources: string[]}[] = [];

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly sources: readonly {readonly node: Node | null}[];
}

function listMoved(from: Taken, to: Taken): number[] {
  return from.boxes.flatMap((box, index) => (isElsewhere(box, to.boxes[index]) ? [index] : []));
}

export const probe: Probe = {
  take() {
    layOutAnew();
    const now = readPage();
    restless = new Set(base === undefined ? [] : listMoved(base, now));
    if (base?.boxes.length !== now.boxes.length) restless.add(-1);
    base = now;
    return restless.size;
  },
  compare() {
    if (base === undefined) throw new Error('expected a page that was taken before');
    const from = base;
    const now = readPage();
    const moved = listMoved(from, now).filter(index => !restless.has(index));
    const shown = moved.slice(0, MAX_TOLD).map(index => {
      const [before, after] = [from.boxes[index]!, now.boxes[index] ?? []];
      const differ = before.map((length, side) => ((after[side] ?? Number.NaN) - length).toFixed(2));
      return `${tell(from.names[index]!)} by ${differ.join(' ')}`;
    });
    return {
      nodes: compareNodes(from.nodes, now.nodes),
      moved: shown,
      movedCount: moved.length,
      ours: now.ours.length,
      badges: now.ours.filter(({localName}) => localName === 'grain-badge').length,
    };
  },
  watchShifts() {
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as LayoutShift[]) {
        const sources = entry.sources.map(({node}) => (node === null ? 'nothing' : tell(describe(node))));
        shifts.push({value: entry.value, sources});
      }
    }).observe({type: 'layout-shift'});
  },
  readShifts: () => ({
    sum: shifts.reduce((sum, {value}) => sum + value, 0),
    sources: shifts.flatMap(({sources}) => sources).slice(0, MAX_TOLD),
  }),
};

Object.assign(globalThis, {probe});
