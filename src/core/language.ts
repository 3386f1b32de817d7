/**
 * Is a short text English? Function words and letters decide; no list of content words, so names do not matter.
 * A headline can lack function words altogether: then only foreign evidence says no.
 */

const ENGLISH = new Set(
  'the of and to for with on at by from is are was were be been has have had will would could should not after before over as that this these those it its his her their he she they we you your my our who what when where why how than into about against amid up out off says said new more most can may just but if or all no an'.split(
    ' ',
  ),
);

// Function words of languages often met on news pages; those that are also common English words are left out.
const FOREIGN = new Set(
  (
    'der das und ist nicht mit für auf dem den ein eine einen einem einer sich auch nach bei wird wurde werden sind zum zur vor über unter aus wie noch nur oder aber haben hat kann ' +
    'le les des du une est dans pour avec sur qui que pas plus par au aux ce cette ses sont été leur vous nous comme mais où après entre contre sans ' +
    'el los las una del con por para como más pero sus este esta está son ha han sobre entre tras desde cuando hay fue según ' +
    'il lo gli della delle dei nel nella che non sono è più per alla dal dopo anche come ' +
    'um uma não com mais dos das pelo pela ao são após diz ' +
    'het een van zijn voor niet met aan ook door naar bij wordt ' +
    'och att det som på är av för inte från till har ikke og til fra ved ' +
    'nie się jest na że do dla przez jak ' +
    've bir bu için ile olarak daha ' +
    'yang dan di untuk dari dengan ini itu pada tidak akan dalam ' +
    'și nu din pentru care cu la mai ' +
    'ja on ei että ovat'
  )
    .split(' ')
    .filter(
      word =>
        !ENGLISH.has(word) &&
        !/^(?:on|do|per|son|den|in|la|di|due|las|los|el|le|het|des|du|das|van|um|mai|nu|ja|como|plus|par|fur|para|com|at|net|man|ha|cu|bu|dan|dos|non)$/.test(
          word,
        ),
    ),
);

/** Share of letters outside the Latin script from which a text is not English. */
const FOREIGN_SCRIPT_SHARE = 0.3;

/**
 * Counts function words of English and of other languages in a text.
 * Example: countFunctionWords('Der Hund und the dog') -> {english: 1, foreign: 2}
 */
export function countFunctionWords(text: string): {english: number; foreign: number} {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return {
    english: words.filter(word => ENGLISH.has(word)).length,
    foreign: words.filter(word => FOREIGN.has(word)).length,
  };
}

function foreignScriptShare(text: string): number {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters === 0 ? 0 : (letters - latin) / letters;
}

function accentedShare(text: string): number {
  const words = text.match(/\p{L}+/gu) ?? [];
  return words.length === 0 ? 0 : words.filter(word => /[^\p{ASCII}]/u.test(word)).length / words.length;
}

/**
 * Whether a headline may be English; without evidence it is taken for English.
 * Example: looksEnglish('Regierung will Steuern senken und sparen') -> false
 */
export function looksEnglish(text: string): boolean {
  if (foreignScriptShare(text) > FOREIGN_SCRIPT_SHARE) return false;
  const {english, foreign} = countFunctionWords(text);
  if (foreign > english) return false;
  return !(english === 0 && accentedShare(text) > 0.25);
}
