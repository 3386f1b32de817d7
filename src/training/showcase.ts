/** Invented headlines that show the model card's reader what the model does well, and where it is known to fail. */
import {isAssessed, type Score} from '../core/score.ts';
import {decideVerdict, LIKELY, type Verdict} from '../core/verdict.ts';
import type {Scorer} from '../inference/scorer.ts';
import {formatTable} from './evaluation-tables.ts';

/**
 * What would serve a reader best: a flag; none, and no mention of satire either; the mention of satire or of clickbait;
 * no score at all.
 */
export const HOPES = ['flag', 'no flag', 'satire', 'clickbait', 'no score'] as const;
type Hope = (typeof HOPES)[number];

interface Showcase {
  readonly kind: string;
  readonly text: string;
  readonly hope: Hope;
  readonly remark: string;
}

/** An example with what the model makes of it. */
export interface ExampleResult extends Showcase {
  readonly verdict: Verdict;
  /** Probabilities, 0 to 1; null without a score. */
  readonly credibility: number | null;
  readonly satire: number | null;
  readonly clickbait: number | null;
  readonly isAsHoped: boolean;
}

const example = (hope: Hope, kind: string, text: string, remark: string): Showcase => ({hope, kind, text, remark});

/** Ordinary news first, then what is known to go wrong, then what a flag is for. */
export const SHOWCASE: readonly Showcase[] = [
  example(
    'no flag',
    'sober report',
    'Lindale council approves budget after two-day debate',
    'Plain wording of local news: the easy case.',
  ),
  example(
    'no flag',
    'sober report',
    'Central bank holds interest rate at 3.5% as inflation slows',
    'Figures and institutions read like a newspaper.',
  ),
  example(
    'no flag',
    'foreign news',
    'Kenya and Norway sign agreement on ferry safety in Nairobi',
    'Names of places should not matter.',
  ),
  example(
    'no flag',
    'science',
    'Study of 4,000 adults finds weak link between sleep and memory',
    'Careful words such as "weak" and "finds" are a good sign.',
  ),
  example(
    'no flag',
    'breaking-news kicker',
    'BREAKING: Explosion reported near Port Ansel station, police say',
    'Capitals and urgency are common in alarming posts, and in honest alerts.',
  ),
  example(
    'no flag',
    'live coverage',
    'WATCH LIVE: Minister answers questions on flood response',
    'A label in capitals says where to click, not how good the report is.',
  ),
  example(
    'no flag',
    'celebrity gossip',
    'Singer Mara Vell and actor Tom Quill split after six years, her agent confirms',
    'Gossip has a style of its own, much of it from careless outlets; this one names its source.',
  ),
  example(
    'no flag',
    'partisan verb',
    'Senator slams governor over delayed bridge repairs',
    '"Slams" is at home in partisan outlets and in good ones.',
  ),
  example(
    'no flag',
    'partisan verb',
    'Audit exposes $40 million in unpaid hospital bills',
    'An audit can indeed expose something: the verb alone is no proof.',
  ),
  example(
    'no flag',
    'listicle',
    '7 things to know before you buy a heat pump',
    'Lists are bait in some places and service in others.',
  ),
  example(
    'no flag',
    'quoted insult',
    `Mayor calls rival 'a liar and a crook' in heated debate`,
    'The harsh words are quoted; the model hardly tells who says them.',
  ),
  example(
    'no flag',
    'odd but honest',
    'Man arrested after riding stolen lawn mower into bank',
    'The world is odd: what sounds made up may have happened.',
  ),
  example(
    'no flag',
    'odd but honest',
    'Escaped emu delays trains for three hours near Westmere',
    'Animals and minor mishaps are also what satire is made of.',
  ),
  example(
    'no flag',
    'opinion',
    'Opinion: Why I stopped defending our electoral system',
    'Opinion pages of good newspapers speak in the first person, too.',
  ),
  example(
    'no flag',
    'correction of a rumour',
    'No, 5G masts do not make vaccines dangerous, scientists say',
    'To refute a rumour one has to repeat its words.',
  ),
  example(
    'no flag',
    'disputed topic',
    'Vaccine side effects rarer than feared, regulator finds',
    'Some topics appear so often in doubtful outlets that the topic itself weighs in.',
  ),
  example(
    'flag',
    'secret cure',
    `Doctors HATE this: the 2-minute kitchen cure Big Pharma doesn't want you to see`,
    'A promise, an enemy and a secret: wording the model knows well.',
  ),
  example(
    'flag',
    'plot',
    'Leaked memo proves elites planned the blackout, and the media stays silent',
    'Claims of proof and of silence go together in invented stories.',
  ),
  example(
    'flag',
    'outrage',
    'You Won’t BELIEVE What This Traitor Just Did To Our Troops!',
    'Outrage without a fact in it.',
  ),
  example(
    'flag',
    'wishful news',
    'BOOM! Judge orders arrest of entire Lindale school board for treason',
    'Triumph in place of a report.',
  ),
  example(
    'flag',
    'sober invention',
    'Central bank to end use of paper money next Tuesday, officials confirm',
    'Invented, in the wording of a news agency: the model cannot know, and says nothing of facts.',
  ),
  example(
    'flag',
    'sober invention',
    'Study finds tap water in twelve cities lowers children’s intelligence by half',
    'An absurd figure in careful wording: only knowledge helps here.',
  ),
  example(
    'satire',
    'satire with a straight face',
    'Area man confident fourth cup of coffee will be the one that fixes his life',
    'Satire has a probability of its own, which the card mentions; it need not be flagged.',
  ),
  example(
    'clickbait',
    'clickbait',
    '17 Photos of Sleepy Puppies That Will Instantly Fix Your Monday',
    'Clickbait has a probability of its own, too.',
  ),
  example('no score', 'too short', 'Sport and weather', 'A menu entry: too few words to judge.'),
  example(
    'no score',
    'another language',
    'Gemeinderat stimmt nach langer Debatte für den neuen Radweg',
    'The model knows English alone.',
  ),
  example(
    'no score',
    'unknown words',
    'Zyrphon Quellux unveils Brambix vornlet',
    'Names the model never met: a score would rest on too little.',
  ),
];

function isFulfilled(hope: Hope, score: Score, threshold: number): boolean {
  if (!isAssessed(score)) return hope === 'no score';
  const isFlagged = decideVerdict(score, threshold) === 'doubtful';
  if (hope === 'flag') return isFlagged;
  if (hope === 'no flag') return !isFlagged && score.satire < LIKELY;
  return hope !== 'no score' && score[hope] >= LIKELY;
}

/**
 * Scores the examples.
 * @param threshold  credibility below which a headline is flagged
 */
export async function scoreShowcase(scorer: Scorer, threshold: number): Promise<ExampleResult[]> {
  const scores = await scorer(SHOWCASE.map(({text}) => text));
  return SHOWCASE.map((entry, index) => {
    const score = scores[index]!;
    const verdict = decideVerdict(score, threshold);
    const {credibility, satire, clickbait} = isAssessed(score)
      ? score
      : {credibility: null, satire: null, clickbait: null};
    return {...entry, verdict, credibility, satire, clickbait, isAsHoped: isFulfilled(entry.hope, score, threshold)};
  });
}

const escapeCell = (text: string) => text.replaceAll('|', '\\|');
const show = (value: number | null) => (value === null ? '–' : value.toFixed(2));

/** A table in Markdown, with how many of the examples came out as a reader would hope. */
export function formatExamples(results: readonly ExampleResult[]): string {
  const table = formatTable(
    ['kind', 'invented headline', 'credibility', 'satire', 'clickbait', 'verdict', 'hoped for', 'came', 'remark'],
    results.map(({kind, text, credibility, satire, clickbait, verdict, hope, isAsHoped, remark}) => [
      kind,
      escapeCell(text),
      show(credibility),
      show(satire),
      show(clickbait),
      verdict,
      hope,
      isAsHoped ? 'as hoped' : '**not as hoped**',
      remark,
    ]),
  );
  const fulfilled = results.filter(({isAsHoped}) => isAsHoped).length;
  return `${fulfilled} of ${results.length} came out as a reader would hope; all headlines are invented.\n\n${table}`;
}
