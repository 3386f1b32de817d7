import type {Candidate} from './candidates.ts';
import {fold} from './shapes.ts';
import {each} from './steps.ts';
import type {Run} from './walk.ts';

/** What the small texts of a page tell about its trade. */
export interface Signs {
  readonly prices: number;
  readonly times: number;
  readonly bylines: number;
  /** Texts of shops, forums and question sites: "add to cart", "12 replies". */
  readonly trade: number;
  /** Characters of prose outside links and headings. */
  readonly prose: number;
  /** Different names of newspaper sections among the links. */
  readonly sections: number;
}

/** Names of sections that nearly every newspaper has and hardly anybody else has several of. */
const SECTIONS: ReadonlySet<string> = new Set(
  'news|world|world news|us|u s|us news|uk|uk news|politics|opinion|opinions|editorial|editorials|commentary|columnists|columns|business|economy|markets|money|finance|sport|sports|culture|arts|entertainment|celebrity|lifestyle|life|style|health|science|technology|tech|local|local news|national|nation|international|europe|africa|asia|middle east|americas|obituaries|weather|video|videos|crime|courts|education|environment|climate|latest|latest news|breaking news|top stories|most read|investigations|features|religion|society|travel|media|books|film|movies|tv|music|analysis|letters'.split(
    '|',
  ),
);

// "$5" is a price, "$5 billion" is news.
const PRICE = /[$£€]\s?\d[\d.,]*(?!\s?(?:million|billion|trillion|[mbk]n?\b))/i;
const TIME =
  /\b\d{1,2}:\d{2}\s?(?:[ap]\.?m\b|$)|\b\d+\s?(?:h|hrs?|hours?|m|mins?|minutes?|d|days?) ago\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? (?:19|20)\d\d\b/i;
const BYLINE = /^\s*by\s+[a-zÀ-ɏ]/i;
const TRADE =
  /^\s*(?:[\d.,]+k?\s+(?:answers?|repl(?:y|ies)|views|threads|topics|ratings|sold|bids|stars|forks|downloads)\b|(?:replies|views|threads|last post|answers)\s*:?\s*[\d.,]*\s*$|add to (?:cart|bag|basket|list)|buy (?:it )?now|apply now|free (?:shipping|delivery)|in stock|out of stock|quick view)/i;

/** Text longer than this is prose, not a label. */
const LABEL_LENGTH = 80;

function countSections(candidates: readonly Candidate[]): number {
  const names = new Set<string>();
  for (const {link, words, text} of candidates) {
    if (!link || words > 3) continue;
    const name = fold(text);
    if (SECTIONS.has(name)) names.add(name);
  }
  return names.size;
}

/** Looks once at every run; long ones are prose and are not searched. */
export function* readSigns(
  runs: readonly Run[],
  candidates: readonly Candidate[],
  isOver: () => boolean,
): Generator<void, Signs> {
  const signs = {prices: 0, times: 0, bylines: 0, trade: 0, prose: 0};
  yield* each(runs, isOver, ({text, part, link, heading}) => {
    if (text.length > LABEL_LENGTH) {
      if (!link && !heading) signs.prose += text.length;
      return;
    }
    const hasDigit = /\d/.test(text);
    if (part === 'time' || (hasDigit && TIME.test(text))) signs.times++;
    if (hasDigit && PRICE.test(text)) signs.prices++;
    if (BYLINE.test(text)) signs.bylines++;
    if (TRADE.test(text)) signs.trade++;
  });
  return {...signs, sections: countSections(candidates)};
}
