import type {Rates} from '../core/curve.ts';
import type {Say} from '../core/say.ts';
import {findElement, setText} from '../platform/elements.ts';
import type {Setting} from '../platform/setting.ts';
import {createLatestWriter} from './latest.ts';
import {followLock} from './lock.ts';
import {
  compareThreshold,
  describeEffect,
  describeRates,
  describeStep,
  isRecommended,
  toStep,
} from './threshold-view.ts';

type Headlines = readonly {readonly credibility: number}[];

export interface ThresholdSectionOptions {
  readonly say: Say;
  readonly threshold: Setting<number>;
  /** What was measured at each threshold. */
  readonly curve: readonly (Rates & {readonly threshold: number})[];
  /** Tells the headlines of the page to try a threshold on, now and whenever they change. */
  readonly followHeadlines?: (listener: (headlines: Headlines) => void) => void;
  readonly reportError: (error: unknown) => void;
}

/**
 * Starts the slider of the threshold. Every step is written at once, and the storage's change event re-renders badges
 * in all tabs: nothing is inferred again.
 */
export async function startThresholdSection(
  document: Document,
  {say, threshold, curve, followHeadlines, reportError}: ThresholdSectionOptions,
  signal: AbortSignal,
): Promise<void> {
  const section = findElement(document, 'threshold-section', HTMLElement);
  const slider = findElement(document, 'threshold', HTMLInputElement);
  const effect = findElement(document, 'threshold-effect', HTMLElement);
  const words = findElement(document, 'threshold-words', HTMLElement);
  const comparison = findElement(document, 'threshold-comparison', HTMLElement);
  const reset = findElement(document, 'threshold-reset', HTMLButtonElement);
  const recommended = threshold.fallback;
  const before = await threshold.get();
  let now = before;
  let headlines: Headlines = [];

  const render = (value: number): void => {
    now = value;
    // While the reader drags, the slider is ahead of what is stored: it is moved only when it is really elsewhere.
    if (slider.valueAsNumber !== toStep(value)) slider.valueAsNumber = toStep(value);
    slider.setAttribute('aria-valuetext', describeStep(say, value, recommended));
    setText(effect, describeEffect(say, headlines, before, value));
    setText(words, describeRates(say, value, curve));
    setText(comparison, compareThreshold(say, value, recommended));
    reset.hidden = isRecommended(value, recommended);
  };
  const writer = createLatestWriter((value: number) => threshold.set(value), reportError);
  const choose = (value: number): void => {
    render(value);
    writer.write(value);
  };
  /** Shows what was stored elsewhere; what is stored from here comes back late, and the slider may be further on. */
  const follow = async (): Promise<void> => {
    const stored = await threshold.get();
    if (!writer.isBusy()) render(stored);
  };
  const onReset = (): void => {
    choose(recommended);
    slider.focus();
  };
  render(before);
  followHeadlines?.(found => {
    headlines = found;
    render(now);
  });
  slider.addEventListener('input', () => choose(slider.valueAsNumber / 100), {signal});
  reset.addEventListener('click', onReset, {signal});
  threshold.onChanged(() => void follow().catch(reportError), signal);
  await followLock(document, {say, settings: [threshold], section, reportError}, signal);
}
