import type {Display} from '../core/display.ts';
import type {Verdict} from '../core/verdict.ts';

const SHOWN: Readonly<Record<Display, readonly Verdict[]>> = {
  all: ['credible', 'uncertain', 'doubtful', 'unassessed'],
  quiet: ['credible', 'uncertain', 'doubtful'],
  doubtful: ['doubtful'],
  none: [],
};

/** Whether a verdict gets a badge. Example: isShown('unassessed', 'quiet') -> false */
export function isShown(verdict: Verdict, display: Display): boolean {
  return SHOWN[display].includes(verdict);
}
