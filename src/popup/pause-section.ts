import {PAUSE_MS} from '../core/pause.ts';
import type {Say} from '../core/say.ts';
import {findElement, setText} from '../platform/elements.ts';
import type {Setting} from '../platform/setting.ts';

export interface PauseSectionOptions {
  readonly say: Say;
  readonly pausedUntil: Setting<number>;
  /** The time, ms since 1970. */
  readonly clock: () => number;
  readonly reportError: (error: unknown) => void;
}

/** Starts the button that pauses all badges for an hour, and ends a pause. */
export async function startPauseSection(
  document: Document,
  {say, pausedUntil, clock, reportError}: PauseSectionOptions,
  signal: AbortSignal,
): Promise<void> {
  const button = findElement(document, 'pause', HTMLButtonElement);
  let untilMs = await pausedUntil.get();
  const isPaused = (): boolean => untilMs > clock();
  const render = async (): Promise<void> => {
    setText(button, isPaused() ? say('resume') : say('pause'));
    button.hidden = await pausedUntil.isLocked();
  };
  pausedUntil.onChanged(value => {
    untilMs = value;
    render().catch(reportError);
  }, signal);
  const onClick = (): void => {
    pausedUntil.set(isPaused() ? 0 : clock() + PAUSE_MS).catch(reportError);
  };
  button.addEventListener('click', onClick, {signal});
  await render();
}
