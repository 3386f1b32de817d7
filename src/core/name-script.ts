/** Which language is a text in by its script? Apart from `guess-language.ts`: pages need to know only what is English. */

/** Scripts that belong to one language, or to one so much more than to the others that the guess is safe. */
const SCRIPTS = Object.entries({
  // Any kana at all: Japanese is full of Han letters.
  ja: 'Hiragana Katakana',
  zh: 'Han',
  ko: 'Hangul',
  ar: 'Arabic',
  hi: 'Devanagari',
  ru: 'Cyrillic',
  el: 'Greek',
  he: 'Hebrew',
  th: 'Thai',
  bn: 'Bengali',
  ta: 'Tamil',
}).map(([language, scripts]) => {
  const letters = scripts.split(' ').map(script => `\\p{Script=${script}}`);
  return [language, new RegExp(`[${letters.join('')}]`, 'gu')] as const;
});

/**
 * Names the language of a text that is in another script than Latin.
 * @returns a BCP 47 primary subtag; 'und' when the script is none that is known here
 */
export function nameByScript(text: string): string {
  let best = 'und';
  let most = 0;
  for (const [language, script] of SCRIPTS) {
    const count = text.match(script)?.length ?? 0;
    // Japanese is full of Han letters: any kana at all decides for it.
    if (language === 'ja' && count > 5) return 'ja';
    if (count > most) {
      best = language;
      most = count;
    }
  }
  return best;
}
