/** What a node of these says of itself is read from its prototypes: what the page names is what it has of its own. */
const READER: ProxyHandler<Node> = {
  get(node, name) {
    const value: unknown = Reflect.get(Reflect.getPrototypeOf(node)!, name, node);
    return typeof value === 'function' ? value.bind(node) : value;
  },
};

/**
 * A node as it may safely be read. In our world, too, `<input name="parentNode">` stands before that property of its form,
 * and `<img name="querySelector">` before that method of the document. Followed blindly, such a `nextSibling` leads back
 * to the form for ever.
 * @returns the node itself; for a form or a document, something to read it through, which is not the node
 */
export function unveil<T extends Node>(node: T): T {
  // A symbol is no name that a page can give.
  const {[Symbol.toStringTag]: kind} = node as {readonly [Symbol.toStringTag]?: string};
  return kind === 'HTMLFormElement' || kind === 'HTMLDocument' ? new Proxy(node, READER as ProxyHandler<T>) : node;
}
