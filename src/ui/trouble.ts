import type {MessageKey, Say} from '../core/say.ts';
import {findElement, setText} from '../platform/elements.ts';
import type {Explained} from '../protocol/messages.ts';

/** Shows a page of ours that something does not work, in one line at the top; the last one counts. */
export type ShowTrouble = (key: MessageKey) => void;

/** Makes the line. */
export function createTrouble(document: Document, say: Say): ShowTrouble {
  const line = findElement(document, 'trouble', HTMLElement);
  return key => {
    line.hidden = false;
    setText(line, say(key));
  };
}

/** Tells the reader of a failure that they should know of: what they chose was not stored. */
export function tellOfStorage(error: unknown, show: ShowTrouble): void {
  if (error instanceof Error && error.name === 'StoreError') show('trouble_storage');
}

/** Any headline that can be assessed. */
const SAMPLE = 'Council opens new bridge after two years of repairs';

/** Looks whether headlines can be scored at all, and says so where they cannot. */
export async function checkScoring(explain: (text: string) => Promise<Explained>, show: ShowTrouble): Promise<void> {
  const {score} = await explain(SAMPLE);
  if ('reason' in score && score.reason === 'unavailable') show('trouble_model');
}
