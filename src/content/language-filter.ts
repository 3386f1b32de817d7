import {countFunctionWords} from '../core/language.ts';
import type {Score} from '../core/score.ts';
import type {DetectedLanguages} from '../platform/language.ts';
import {toSubtag} from './extract/metadata.ts';

/** Scores texts, in order. */
export type ScoreTexts = (texts: readonly string[]) => Promise<readonly Score[]>;

/** Names the languages of a text; null or a rejection: it cannot. */
export type DetectLanguage = (text: string) => Promise<DetectedLanguages | null>;

/** Characters from which a browser tells the language of one headline; shorter ones are decided with their page. */
const LONG_TEXT = 60;

/** Characters of the page that are kept to decide short texts with. */
const SAMPLE_LENGTH = 2000;

/** Share of a text from which it is in one language, per cent. */
const ENOUGH_PERCENTAGE = 90;

/** English function words that outweigh what a browser says of one text: it takes names for another language. */
const ENOUGH_ENGLISH = {onEnglishPage: 1, onForeignPage: 2};

/** The language that a text is in for sure, as a BCP 47 primary subtag; else null. */
export function nameLanguage(detected: DetectedLanguages | null): string | null {
  const [first] = detected?.languages ?? [];
  const isSure = detected?.isReliable && first !== undefined && first.percentage >= ENOUGH_PERCENTAGE;
  return isSure ? toSubtag(first.language) || null : null;
}

/**
 * Answers for texts in other languages without asking for a score.
 * @param detect the browser's own detector
 */
export function filterByLanguage(score: ScoreTexts, detect: DetectLanguage): ScoreTexts {
  let sample = '';
  const detectForeign = async (text: string): Promise<boolean> => {
    try {
      return (nameLanguage(await detect(text)) ?? 'en') !== 'en';
    } catch {
      // A browser that cannot tell leaves it to our own word lists, which every text still has to pass.
      return false;
    }
  };
  return async texts => {
    sample = `${texts.join('\n')}\n${sample}`.slice(0, SAMPLE_LENGTH);
    const isPageForeign = sample.length >= LONG_TEXT && (await detectForeign(sample));
    const enough = isPageForeign ? ENOUGH_ENGLISH.onForeignPage : ENOUGH_ENGLISH.onEnglishPage;
    const foreign = await Promise.all(
      texts.map(async text => {
        if (countFunctionWords(text).english >= enough) return false;
        return text.length >= LONG_TEXT ? detectForeign(text) : isPageForeign;
      }),
    );
    const asked = texts.filter((_, index) => !foreign[index]);
    const scores = asked.length > 0 ? await score(asked) : [];
    if (scores.length !== asked.length) return scores;
    const answers = scores.values();
    return foreign.map(isOther => (isOther ? {reason: 'language'} : answers.next().value!));
  };
}
