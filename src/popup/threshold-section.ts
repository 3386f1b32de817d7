import {findElement, setText} from '../platform/elements.ts';
import type {Setting} from '../platform/setting.ts';
import {createLatestWriter} from './latest.ts';
import {describeStep, describeThreshold, isRecommended, toStep} from './threshold-view.ts';

export interface ThresholdSectionOptions {
  readonly threshold: Setting<number>;
  readonly reportError: (error: unknown) => void;
}

/**
 * Starts the slider of the threshold. Every step is written at once, and the storage's change event re-renders badges
 * in all tabs: nothing is inferred again.
 */
export async function startThresholdSection(
  document: Document,
  {threshold, reportError}: ThresholdSectionOptions,
  signal: AbortSignal,
): Promise<void> {
  const slider = findElement(document, 'threshold', HTMLInputElement);
  const words = findElement(document, 'threshold-words', HTMLElement);
  const comparison = findElement(document, 'threshold-comparison', HTMLElement);
  const reset = findElement(document, 'threshold-reset', HTMLButtonElement);
  const recommended = threshold.fallback;

  const render = (value: number): void => {
    const view = describeThreshold(value, recommended);
    // While the reader drags, the slider is ahead of what is stored: it is moved only when it is really elsewhere.
    if (slider.valueAsNumber !== toStep(value)) slider.valueAsNumber = toStep(value);
    slider.setAttribute('aria-valuetext', describeStep(value, recommended));
    setText(words, view.sentence);
    setText(comparison, view.comparison);
    reset.hidden = isRecommended(value, recommended);
  };
  const write = createLatestWriter((value: number) => threshold.set(value), reportError);
  const choose = (value: number): void => {
    render(value);
    write(value);
  };
  render(await threshold.get());
  slider.addEventListener('input', () => choose(slider.valueAsNumber / 100), {signal});
  reset.addEventListener(
    'click',
    () => {
      choose(recommended);
      slider.focus();
    },
    {signal},
  );
}
