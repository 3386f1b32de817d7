/**
 * The element of a page of ours with an id.
 * @throws when there is none, or of another kind: page and script are then of different versions
 */
export function findElement<T extends HTMLElement>(document: Document, id: string, kind: new () => T): T {
  const element = document.getElementById(id);
  if (element instanceof kind) return element;
  throw new Error(`expected a ${kind.name} with id ${id}, received ${element?.tagName ?? 'none'}`);
}

/** Writes a text only when it differs, so that assistive technology hears of changes alone. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
