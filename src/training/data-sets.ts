/** What each data set may teach. Reasons are in DATA.md and MODEL.md of the guide; a set not named here uses its labels. */

import type {Head} from '../model/card.ts';

/** How a set's rows get a credibility label: from their own labels, from fakes alone, or from the tier of the outlet. */
type CredibilityRule = 'labels' | 'fakes' | 'tier' | 'none';

export interface DataSetPolicy {
  /** `left-out`: never trained on, kept whole for measuring. `unlabelled`: text for pre-training only. */
  readonly role: 'train' | 'left-out' | 'unlabelled';
  readonly credibility: CredibilityRule;
  /** Whether rows labelled true or fake are claims that fact-checkers rated: they teach the linear part alone. */
  readonly hasClaims: boolean;
  /** Its `news` rows are known not to be satire (or clickbait), and say so to that head. */
  readonly teachesSatire: boolean;
  readonly teachesClickbait: boolean;
  /** How much more a row with a label of a head weighs than its set's size would have it; 1 where absent. */
  readonly emphasis: Readonly<Partial<Record<`${Head} ${0 | 1}`, number>>>;
}

const policy = (part: Partial<DataSetPolicy>): DataSetPolicy => ({
  role: 'train',
  credibility: 'labels',
  hasClaims: false,
  teachesSatire: false,
  teachesClickbait: false,
  emphasis: {},
  ...part,
});

const publishers = policy({credibility: 'tier', teachesSatire: true});
const claims = policy({role: 'unlabelled', credibility: 'none', hasClaims: true});
const satire = policy({credibility: 'tier', teachesSatire: true});
const clickbait = policy({credibility: 'none', teachesClickbait: true});

const POLICIES: Readonly<Record<string, DataSetPolicy>> = {
  // The reputable headlines against which false flags are counted.
  apple_news: policy({role: 'left-out', credibility: 'tier'}),

  // Article-level labels: few rows, little leakage.
  perezrosas_fakenewsamt: policy({}),
  clef_checkthat: policy({}),
  emergent: policy({}),
  mcintire_sample: policy({}),
  // The other side of these is no news: agency pages, transcripts; health pages; single sites, told apart by topic.
  fakenewsnet_politifact: policy({credibility: 'fakes'}),
  coaid: policy({credibility: 'fakes'}),
  fakenewscorpus_sample: policy({credibility: 'fakes'}),
  llm_fake_headlines_2023: policy({credibility: 'fakes'}),
  qanon_links_2017_18: policy({credibility: 'tier'}),

  isot: policy({}),
  buzzfeed_top_fake: policy({credibility: 'fakes'}),
  fakenewsnet_gossipcop: policy({}),
  // Near-chance by design (casualty numbers).
  fa_kes: policy({role: 'unlabelled', credibility: 'none'}),
  // Sentences of fact-checkers, not headlines.
  covid_rumor_news_2020: claims,
  liar_claims: claims,
  politifact_claims: claims,
  snopes_claims: claims,
  snopes_claims_2024: claims,
  euvsdisinfo_claims: claims,

  // Odd but honest: what satire must be told from.
  onion_or_not: {...satire, emphasis: {'satire 0': 3}},
  reddit_theonion: satire,
  satire_publishers_2016_2020: satire,
  satire_lowercased_2021: satire,
  satire_2018_26: satire,
  unfun: satire,
  sarcasm_headlines_v1: satire,
  reddit_nottheonion: {...publishers, emphasis: {'satire 0': 3}},

  stop_clickbait: clickbait,
  // The only labels given by people to single headlines; the others tell publishers apart.
  webis_clickbait17: {...clickbait, emphasis: {'clickbait 0': 8, 'clickbait 1': 8}},
  clickbait_mathur: clickbait,
  clickbait_downs: clickbait,

  ag_news_test: policy({role: 'unlabelled', credibility: 'none'}),
  allsides_articlebias: publishers,
  breitbart_mainstream_2020: publishers,
  covid_sceptic_links_2021_22: publishers,
  fwd_news_2022: publishers,
  gdelt_oracle_2025_26: publishers,
  homepages_2022: publishers,
  infowars_whwire_2026: publishers,
  intl_feeds_2025_26: publishers,
  mideast_state_media_2026: publishers,
  newsflow_bbc_nyt_2024_26: publishers,
  newsriver_2025_26: publishers,
  publishers_2015_2020: publishers,
  reddit_polcon_2025: publishers,
  ruwa_2022: publishers,
  us_uk_feeds_2023_26: publishers,
};

/** The sets of MODEL.md's table: the shipped network learns from all of them, each is left out by one fold. */
export const ACROSS_SETS: readonly string[] = [
  'perezrosas_fakenewsamt',
  'clef_checkthat',
  'emergent',
  'mcintire_sample',
  'fakenewsnet_politifact',
  'isot',
  'buzzfeed_top_fake',
  'fakenewsnet_gossipcop',
  'allsides_articlebias',
  'fwd_news_2022',
  'qanon_links_2017_18',
];

/** The sets of 2020 to 2026 (DATA.md, section 7). */
export const RECENT_SETS: readonly string[] = [
  'breitbart_mainstream_2020',
  'covid_rumor_news_2020',
  'covid_sceptic_links_2021_22',
  'gdelt_oracle_2025_26',
  'homepages_2022',
  'infowars_whwire_2026',
  'intl_feeds_2025_26',
  'llm_fake_headlines_2023',
  'mideast_state_media_2026',
  'newsriver_2025_26',
  'reddit_polcon_2025',
  'satire_2018_26',
  'us_uk_feeds_2023_26',
];

/** The data sets that have a policy of their own. */
export const KNOWN_DATA_SETS: readonly string[] = Object.keys(POLICIES);

/** The policy of a data set; one named in `leaveOut` is left out, its rows labelled as ever. */
export function policyOf(dataset: string, leaveOut: readonly string[] = []): DataSetPolicy {
  const known = POLICIES[dataset] ?? policy({credibility: 'labels', teachesSatire: true, teachesClickbait: true});
  return leaveOut.includes(dataset) ? {...known, role: 'left-out'} : known;
}
