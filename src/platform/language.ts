import {native} from './native.ts';

/** What a browser takes a text for; the likeliest language first. */
export interface DetectedLanguages {
  readonly isReliable: boolean;
  /** `language`: BCP 47; `percentage`: share of the text, 0 to 100. */
  readonly languages: readonly {readonly language: string; readonly percentage: number}[];
}

/** Asks the browser for the language of a text, on this device; null where it cannot tell. */
export async function detectLanguage(text: string): Promise<DetectedLanguages | null> {
  return (await native.i18n?.detectLanguage?.(text)) ?? null;
}
