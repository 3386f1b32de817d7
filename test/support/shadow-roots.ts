/** Closed shadow roots are closed to tests too, unless they were there when the root was made. */
export function recordShadowRoots(): (host: Element | null | undefined) => ShadowRoot {
  const roots = new WeakMap<Element, ShadowRoot>();
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    roots.set(this, root);
    return root;
  };
  return host => {
    const root = host ? roots.get(host) : undefined;
    if (root === undefined) throw new Error('expected an element with a shadow root');
    return root;
  };
}
