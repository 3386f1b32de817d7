import {MARK_SHAPES} from '../core/mark-shapes.ts';
import type {Say} from '../core/say.ts';
import type {Verdict} from '../core/verdict.ts';
import type {Wait} from '../core/wait.ts';
import {findElement, setText} from '../platform/elements.ts';
import type {Setting} from '../platform/setting.ts';
import {type Explained, MAX_TEXT_LENGTH} from '../protocol/messages.ts';
import {describeTry, type TryView} from './try-view.ts';
import {colorWords} from './word-colors.ts';

/** A pause in typing after which a headline is scored. */
export const TYPING_PAUSE_MS = 150;

/** A wait after which the popup says that it is at work: a sleeping worker needs about as long to wake. */
export const PATIENCE_MS = 400;

const SVG = 'http://www.w3.org/2000/svg';
const UNAVAILABLE: Explained = {score: {reason: 'unavailable'}, words: []};

export interface TrySectionOptions {
  readonly say: Say;
  readonly threshold: Setting<number>;
  /** Scores a text of at most MAX_TEXT_LENGTH characters, and tells what the score rests on; may reject. */
  readonly explain: (text: string) => Promise<Explained>;
  readonly wait: Wait;
  readonly reportError: (error: unknown) => void;
}

/** Draws the mark of a verdict, for sighted readers alone: the words are said beside it. */
export function drawMark(document: Document, verdict: Verdict): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  for (const [name, attributes] of MARK_SHAPES[verdict]) {
    const shape = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
    svg.append(shape);
  }
  return svg;
}

function createRenderer(document: Document): (view: TryView) => void {
  const result = findElement(document, 'try-result', HTMLElement);
  const mark = findElement(document, 'try-mark', HTMLElement);
  const verdict = findElement(document, 'try-verdict', HTMLElement);
  const detail = findElement(document, 'try-detail', HTMLElement);
  return view => {
    if (result.dataset.verdict !== view.verdict) {
      mark.replaceChildren(...(view.verdict === 'none' ? [] : [drawMark(document, view.verdict)]));
    }
    result.dataset.verdict = view.verdict;
    setText(verdict, view.title);
    setText(detail, view.details.join('\n'));
  };
}

/** Starts the box in which a headline is typed or pasted and scored while it changes, its words coloured. */
export async function startTrySection(
  document: Document,
  {say, threshold, explain, wait, reportError}: TrySectionOptions,
  signal: AbortSignal,
): Promise<void> {
  const box = findElement(document, 'try-text', HTMLElement);
  const show = createRenderer(document);
  const empty: TryView = {verdict: 'none', title: say('try_empty'), details: []};
  const working: TryView = {verdict: 'none', title: say('try_working'), details: []};
  let limit = threshold.fallback;
  let last: {text: string; explained: Explained} | undefined;
  let typing = new AbortController();

  const readText = (): string => (box.textContent ?? '').slice(0, MAX_TEXT_LENGTH);
  const render = (): void => {
    show(last === undefined ? empty : describeTry(say, last.text, last.explained, limit));
    // While more is typed, the words are where they were.
    if (readText() === (last?.text ?? '')) colorWords(box, last?.explained.words ?? [], globalThis.CSS?.highlights);
  };
  const explainText = async (text: string, current: AbortSignal): Promise<void> => {
    await wait(TYPING_PAUSE_MS, current);
    if (current.aborted) return;
    const answered = new AbortController();
    void wait(PATIENCE_MS, AbortSignal.any([current, answered.signal])).then(() => {
      if (!current.aborted && !answered.signal.aborted) show(working);
    });
    const explained = await explain(text).catch(error => {
      reportError(error);
      return UNAVAILABLE;
    });
    answered.abort();
    if (current.aborted) return;
    last = {text, explained};
    render();
  };
  const onInput = (): void => {
    typing.abort();
    typing = new AbortController();
    const text = readText();
    if (text.trim() !== '') void explainText(text, typing.signal);
    else {
      // A line break that browsers leave in an emptied box would hide the placeholder.
      if (box.childNodes.length > 0) box.replaceChildren();
      last = undefined;
      render();
    }
  };
  box.addEventListener('input', onInput, {signal});
  signal.addEventListener('abort', () => typing.abort(), {once: true});
  // Another threshold is another verdict on the same score: nothing is inferred again.
  const setLimit = (value: number): void => {
    limit = value;
    render();
  };
  threshold.onChanged(setLimit, signal);
  setLimit(await threshold.get());
  if (readText() !== '') onInput();
}
