import {pickWords, type WordWeight} from '../core/word-weights.ts';

/** What the browser has for painting ranges of text without touching it. */
interface Highlights {
  set(name: string, highlight: Highlight): unknown;
  delete(name: string): unknown;
}

/** Names of what is painted; the style sheet says how. */
const NAMES = ['raising', 'lowering'] as const;

/**
 * Colours the words of a box that count: those that speak for it and those that speak against it, in two textures.
 * Browsers without highlights leave them plain; they are named in words, too.
 * @param box holds one text node, the text that the words refer to
 */
export function colorWords(box: HTMLElement, words: readonly WordWeight[], highlights: Highlights | undefined): void {
  if (highlights === undefined) return;
  for (const name of NAMES) highlights.delete(name);
  box.normalize();
  const text = box.firstChild;
  if (box.childNodes.length !== 1 || !(text instanceof Text)) return;
  const picked = pickWords(words);
  for (const name of NAMES) {
    const ranges = picked[name]
      .filter(({end}) => end <= text.length)
      .map(({start, end}) => {
        const range = box.ownerDocument.createRange();
        range.setStart(text, start);
        range.setEnd(text, end);
        return range;
      });
    if (ranges.length > 0) highlights.set(name, new Highlight(...ranges));
  }
}
