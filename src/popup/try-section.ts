import {MARK_SHAPES} from '../core/mark-shapes.ts';
import type {Say} from '../core/say.ts';
import type {Score} from '../core/score.ts';
import type {Wait} from '../core/wait.ts';
import {findElement, setText} from '../platform/elements.ts';
import type {Setting} from '../platform/setting.ts';
import {MAX_TEXT_LENGTH} from '../protocol/messages.ts';
import {describeTry, EMPTY_TRY, type TryView} from './try-view.ts';

/** A pause in typing after which a headline is scored. */
export const TYPING_PAUSE_MS = 150;

/** A wait after which the popup says that it is at work: a sleeping worker needs about as long to wake. */
export const PATIENCE_MS = 400;

const SVG = 'http://www.w3.org/2000/svg';
const WORKING: TryView = {verdict: 'none', title: 'Reading…', details: []};
const UNAVAILABLE: Score = {reason: 'unavailable'};

export interface TrySectionOptions {
  readonly say: Say;
  readonly threshold: Setting<number>;
  /** Scores a text of at most MAX_TEXT_LENGTH characters; may reject. */
  readonly score: (text: string) => Promise<Score>;
  readonly wait: Wait;
  readonly reportError: (error: unknown) => void;
}

function createMark(document: Document, verdict: TryView['verdict']): SVGElement[] {
  if (verdict === 'none') return [];
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  for (const [name, attributes] of MARK_SHAPES[verdict]) {
    const shape = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
    svg.append(shape);
  }
  return [svg];
}

function createRenderer(document: Document): (view: TryView) => void {
  const result = findElement(document, 'try-result', HTMLElement);
  const mark = findElement(document, 'try-mark', HTMLElement);
  const verdict = findElement(document, 'try-verdict', HTMLElement);
  const detail = findElement(document, 'try-detail', HTMLElement);
  return view => {
    if (result.dataset.verdict !== view.verdict) mark.replaceChildren(...createMark(document, view.verdict));
    result.dataset.verdict = view.verdict;
    setText(verdict, view.title);
    setText(detail, view.details.join('\n'));
  };
}

/** Starts the box in which a headline is typed or pasted and scored while it changes. */
export async function startTrySection(
  document: Document,
  {say, threshold, score, wait, reportError}: TrySectionOptions,
  signal: AbortSignal,
): Promise<void> {
  const input = findElement(document, 'try-text', HTMLTextAreaElement);
  input.maxLength = MAX_TEXT_LENGTH;
  const render = createRenderer(document);
  render(EMPTY_TRY);
  let limit = threshold.fallback;
  let last: Score | undefined;
  let typing = new AbortController();

  const show = (scored: Score | undefined): void => {
    last = scored;
    render(scored === undefined ? EMPTY_TRY : describeTry(say, scored, limit));
  };
  const scoreText = async (text: string, current: AbortSignal): Promise<void> => {
    await wait(TYPING_PAUSE_MS, current);
    if (current.aborted) return;
    const answered = new AbortController();
    void wait(PATIENCE_MS, AbortSignal.any([current, answered.signal])).then(() => {
      if (!current.aborted && !answered.signal.aborted) render(WORKING);
    });
    const scored = await score(text).catch(error => {
      reportError(error);
      return UNAVAILABLE;
    });
    answered.abort();
    if (!current.aborted) show(scored);
  };
  const onInput = (): void => {
    typing.abort();
    typing = new AbortController();
    const text = input.value.trim().slice(0, MAX_TEXT_LENGTH);
    if (text === '') show(undefined);
    else void scoreText(text, typing.signal);
  };
  input.addEventListener('input', onInput, {signal});
  signal.addEventListener('abort', () => typing.abort(), {once: true});
  // Another threshold is another verdict on the same score: nothing is inferred again.
  const setLimit = (value: number): void => {
    limit = value;
    if (last !== undefined) show(last);
  };
  threshold.onChanged(setLimit, signal);
  setLimit(await threshold.get());
}
