import type {Say} from '../core/say.ts';
import type {PageSummary} from '../protocol/messages.ts';

/** What is needed of the toolbar button. */
export interface Action {
  setBadgeText(details: {text: string; tabId: number}): Promise<void>;
  setBadgeBackgroundColor(details: {color: string; tabId: number}): Promise<void>;
  setTitle(details: {title: string; tabId: number}): Promise<void>;
}

const NAME = 'Grain of Salt';
/** The amber of a doubtful headline on light ground; white figures on it have a contrast of 5 to 1. */
const AMBER = '#B45309';
const MAX_SHOWN = 99;

/** The text on the button: nothing for 0, "99+" above 99. */
export function formatCount(flagged: number): string {
  if (flagged === 0) return '';
  return flagged > MAX_SHOWN ? `${MAX_SHOWN}+` : String(flagged);
}

/** The title of the button. In English: 'Grain of Salt: 3 of 40 assessed headlines to take with a grain of salt' */
export function formatTitle(say: Say, {flagged, assessed}: PageSummary): string {
  return assessed === 0 ? NAME : say('action_counts', flagged, assessed);
}

/** Shows on the button of a tab how many headlines are flagged; the browser itself clears it when the tab moves on. */
export async function showOnAction(action: Action, say: Say, tabId: number, summary: PageSummary): Promise<void> {
  await Promise.all([
    action.setBadgeText({text: formatCount(summary.flagged), tabId}),
    action.setBadgeBackgroundColor({color: AMBER, tabId}),
    action.setTitle({title: formatTitle(say, summary), tabId}),
  ]);
}
