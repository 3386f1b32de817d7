/**
 * Reads of nodes by the getters and methods of the browser itself. What a page names (see `unveil`) stands before none of
 * them; and code that runs for the first time learns no new kind of object with each kind of element, which on a page just
 * opened takes half as long again as the reads.
 */

const {call} = Function.prototype;

type Getter<Target extends Node, Value> = (node: Target) => Value;

/** Each is called as the property or method of that name, with the node before what it is given. */
interface Reads {
  nodeType: Getter<Node, number>;
  nodeName: Getter<Node, string>;
  textContent: Getter<Node, string | null>;
  firstChild: Getter<Node, Node | null>;
  nextSibling: Getter<Node, Node | null>;
  parentElement: Getter<Node, Element | null>;
  firstElementChild: Getter<Element, Element | null>;
  shadowRoot: Getter<Element, ShadowRoot | null>;
  hasAttributes: Getter<Element, boolean>;
  getAttribute: (element: Element, name: string) => string | null;
}

/** `__lookupGetter__` gives the getter of a property, however far up it is defined. */
type Prototype = Readonly<Record<string, () => void>> & {readonly __lookupGetter__: (name: string) => () => void};

const NAMES =
  'nodeType nodeName textContent firstChild nextSibling parentElement firstElementChild shadowRoot hasAttributes getAttribute';

const reads: Record<string, (...given: Node[]) => void> = {};
export const READ = reads as unknown as Reads;
for (const name of NAMES.split(' ')) {
  // Bound by the first node that comes: there is none yet when this is loaded outside a page.
  reads[name] = (...given) => {
    const outer = Reflect.getPrototypeOf(given[0]!) as Prototype;
    const bound = call.bind(outer.__lookupGetter__(name) ?? outer[name]!) as (...given: Node[]) => void;
    reads[name] = bound;
    return bound(...given);
  };
}
