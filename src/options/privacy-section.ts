import type {Say} from '../core/say.ts';
import {findElement, setText} from '../platform/elements.ts';

export interface PrivacySectionOptions {
  readonly say: Say;
  /** How many requests left the package, of this page and of the background. */
  readonly countRequests: () => Promise<number>;
  /** The rule that the browser keeps our pages to. */
  readonly policy: string;
}

/** Starts the part that says what was sent: as counted by the browser, and how to see for oneself. */
export async function startPrivacySection(
  document: Document,
  {say, countRequests, policy}: PrivacySectionOptions,
): Promise<void> {
  setText(findElement(document, 'privacy-policy', HTMLElement), policy);
  const count = await countRequests();
  const line = findElement(document, 'privacy-requests', HTMLElement);
  setText(line, say('privacy_requests', count === 0 ? say('privacy_none') : count));
}
