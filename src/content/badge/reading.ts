import {unveil} from '../unveil.ts';
import {type Box, toBox} from './boxes.ts';

/** Gives the style that an element has now. */
export type StyleOf = (element: Element) => CSSStyleDeclaration;

/** What is read of a page while it does not change: each thing is asked for once, whoever reads it. */
export interface Reading {
  readonly styleOf: StyleOf;
  readonly boxOf: (element: Element) => Box;
  /** Where the end of a text is drawn, in order: each line is a box, or more. */
  readonly textBoxesOf: (text: Text) => readonly Box[];
}

/** Characters of one text that are measured. */
const MAX_MEASURED = 1000;

/** Gives what was made for a key before, else makes it. */
export function remember<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return key => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}

function readTextBoxes(text: Text, range: Range): Box[] {
  range.selectNodeContents(text);
  // A mark lies near the end, and each line is a box to be read.
  if (text.length > MAX_MEASURED) range.setStart(text, text.length - MAX_MEASURED);
  const boxes: Box[] = [];
  for (const rect of range.getClientRects()) {
    const box = toBox(rect);
    if (box.right > box.left && box.bottom > box.top) boxes.push(box);
  }
  return boxes;
}

/** Begins a reading of a page; it is over when the page changes. */
export function startReading(view: Window): Reading {
  // One for all: each range that lives is kept up to date by the browser whenever the page changes.
  let range: Range | undefined;
  return {
    styleOf: remember(element => view.getComputedStyle(element)),
    boxOf: remember(element => toBox(unveil(element).getBoundingClientRect())),
    textBoxesOf: remember(text => {
      range ??= unveil(view.document).createRange();
      return readTextBoxes(text, range);
    }),
  };
}
