/** What a form says of itself is read from its prototypes: `<input name="parentNode">` hides what the form itself has. */
const READER: ProxyHandler<Node> = {
  get(form, name) {
    const value: unknown = Reflect.get(Reflect.getPrototypeOf(form)!, name, form);
    return typeof value === 'function' ? value.bind(form) : value;
  },
};

/**
 * A node as it may safely be read: the fields of a form, whose names the page chooses, stand before the properties of the
 * form, in our world too. Followed blindly, such a `nextSibling` leads back to the form for ever.
 * @returns the node itself; for a form, something to read it through, which is not the form
 */
export function unveil<T extends Node>(node: T): T {
  return Reflect.get(node, Symbol.toStringTag) === 'HTMLFormElement'
    ? new Proxy(node, READER as ProxyHandler<T>)
    : node;
}
