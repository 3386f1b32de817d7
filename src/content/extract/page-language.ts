import {guessLanguage} from '../../core/language.ts';

/** Function words from which the texts of a page are believed more than its attributes. */
const ENOUGH_EVIDENCE = 12;

/** Characters of text that are enough to name a language. */
const SAMPLE_LENGTH = 12_000;

function toSubtag(tag: string | null | undefined): string {
  const subtag = /^[a-z]{2,3}(?=$|[-_])/i.exec(tag?.trim() ?? '')?.[0].toLowerCase() ?? '';
  return subtag === 'und' ? '' : subtag;
}

/** The language a page declares, as a BCP 47 primary subtag; '' when it declares none. */
export function readDeclaredLanguage(document: Document): string {
  const meta = (name: string): string | null | undefined =>
    document
      .querySelector(`meta[http-equiv="${name}" i],meta[property="${name}"],meta[name="${name}"]`)
      ?.getAttribute('content');
  return (
    toSubtag(document.documentElement?.getAttribute('lang')) ||
    toSubtag(document.body?.getAttribute('lang')) ||
    toSubtag(meta('content-language')) ||
    toSubtag(meta('og:locale'))
  );
}

/**
 * Names the language of a page. Its own words decide where there are enough of them: templates declare English on pages
 * in any language. Without evidence against it, a page is taken for English.
 * @param texts  texts of the page that are sentences, such as its headlines and link texts
 */
export function decideLanguage(document: Document, texts: readonly string[]): string {
  const declared = readDeclaredLanguage(document);
  const guess = guessLanguage(texts.join('\n').slice(0, SAMPLE_LENGTH));
  if (guess.evidence < ENOUGH_EVIDENCE) return declared || 'en';
  // A language related to the one declared (Norwegian Bokmål, Danish) is better known to the page than to us.
  if (guess.language !== 'en' && declared && declared !== 'en') return declared;
  return guess.language;
}
