import {fold} from './shapes.ts';

/** How far the titles of a page agree on a text, each 0 to 1. */
export interface Agreement {
  readonly best: number;
  readonly mean: number;
}

const NONE: Agreement = {best: 0, mean: 0};

function toWordSet(text: string): ReadonlySet<string> {
  return new Set(fold(text).split(' ').filter(Boolean));
}

/** A title may carry the name of the site: words of the text it lacks weigh more than words it has too many. */
function agreeSets(own: ReadonlySet<string>, title: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of own) if (title.has(word)) shared++;
  return own.size === 0 || title.size === 0 ? 0 : (shared / own.size) ** 2 * (shared / title.size) ** 0.5;
}

/**
 * How much a text agrees with a title, 0 to 1.
 * Example: agree('Mayor opens bridge', 'Mayor opens bridge - Example Times') -> 0.77
 */
export function agree(text: string, title: string): number {
  return agreeSets(toWordSet(text), toWordSet(title));
}

/** What a title loses in weight to the one before it in the order of trust. */
const LOSS_OF_TRUST = 0.03;

/**
 * Makes a function that compares texts with the titles of one page, whose words are looked up once.
 * @param titles  the most trustworthy first
 */
export function createAgreement(titles: readonly string[]): (text: string) => Agreement {
  const known = titles.map(toWordSet);
  const longest = Math.max(0, ...titles.map(title => title.length));
  return text => {
    if (known.length === 0 || text.length > longest * 2) return NONE;
    const own = toWordSet(text);
    const rates = known.map((title, index) => agreeSets(own, title) * (1 - LOSS_OF_TRUST * index));
    return {best: Math.max(...rates), mean: rates.reduce((sum, rate) => sum + rate, 0) / rates.length};
  };
}
