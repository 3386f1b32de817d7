/** Which language is a longer text in? Apart from `language.ts`, which the background wakes with: it never asks. */
import {ENGLISH_WORDS, FOREIGN_SCRIPT_SHARE, FOREIGN_WORDS, foreignScriptShare, splitWords} from './language.ts';

/** Languages that have a function word, for all of them in one look-up. */
const LANGUAGES_OF = new Map<string, string[]>();
for (const [language, known] of Object.entries({en: ENGLISH_WORDS, ...FOREIGN_WORDS})) {
  for (const word of new Set(known.split(/[ |]+/)))
    LANGUAGES_OF.set(word, [...(LANGUAGES_OF.get(word) ?? []), language]);
}

/**
 * Names the language of a longer text, such as all link texts of a page.
 * @returns a BCP 47 primary subtag, 'und' in another script than Latin (see name-script.ts); and the function words it
 * rests on
 * Example: guessLanguage('Der Hund und die Katze sind nicht im Haus').language -> 'de'
 */
export function guessLanguage(text: string): {language: string; evidence: number} {
  if (foreignScriptShare(text) > FOREIGN_SCRIPT_SHARE) return {language: 'und', evidence: text.length};
  const evidence = new Map<string, number>();
  for (const word of splitWords(text)) {
    for (const language of LANGUAGES_OF.get(word) ?? []) evidence.set(language, (evidence.get(language) ?? 0) + 1);
  }
  let best = {language: 'en', evidence: evidence.get('en') ?? 0};
  for (const language of Object.keys(FOREIGN_WORDS)) {
    const count = evidence.get(language) ?? 0;
    if (count > best.evidence) best = {language, evidence: count};
  }
  return best;
}
