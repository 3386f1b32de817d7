import {fold} from './shapes.ts';

/** How far the titles of a page agree on a text, each 0 to 1. */
export interface Agreement {
  readonly best: number;
  readonly mean: number;
}

const NONE: Agreement = {best: 0, mean: 0};

function toWords(text: string): readonly string[] {
  return fold(text).split(' ');
}

/** A title may carry the name of the site: words of the text it lacks weigh more than words it has too many. */
function agreeWords(own: ReadonlySet<string>, title: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of own) if (title.has(word)) shared++;
  return shared === 0 ? 0 : (shared / own.size) ** 2 * (shared / title.size) ** 0.5;
}

/**
 * How much a text agrees with a title, 0 to 1.
 * Example: agree('Mayor opens bridge', 'Mayor opens bridge - Example Times') -> 0.77
 */
export function agree(text: string, title: string): number {
  const own = new Set(toWords(text));
  return own.has('') ? 0 : agreeWords(own, new Set(toWords(title)));
}

/** What a title loses in weight to the one before it in the order of trust. */
const LOSS_OF_TRUST = 0.03;

/**
 * Makes a function that compares texts with the titles of one page, whose words are looked up once.
 * @param titles  the most trustworthy first
 */
export function createAgreement(titles: readonly string[]): (text: string) => Agreement {
  const known = titles.map(title => new Set(toWords(title)));
  const longest = Math.max(0, ...titles.map(title => title.length));
  return text => {
    if (known.length === 0 || text.length > longest * 2) return NONE;
    const own = new Set(toWords(text));
    let best = 0;
    let sum = 0;
    for (let index = 0; index < known.length; index++) {
      const rate = agreeWords(own, known[index]!) * (1 - LOSS_OF_TRUST * index);
      sum += rate;
      if (rate > best) best = rate;
    }
    return {best, mean: sum / known.length};
  };
}

/** Letters in which two words are, nearly always. */
const BEGINNING = 40;

/**
 * Makes a quick test whether a text may agree well with one of some titles: one of its first two words is theirs.
 * Example: createAgreementTest(['Mayor opens bridge'])('Ferry sails again') -> false
 */
export function createAgreementTest(titles: readonly string[]): (text: string) => boolean {
  const known = new Set(titles.flatMap(toWords));
  return text => {
    const [first = '', second = ''] = toWords(text.slice(0, BEGINNING));
    return known.has(first) || known.has(second);
  };
}
