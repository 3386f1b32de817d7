/** What each data set may teach. Reasons are in DATA.md and MODEL.md of the guide; a set not named here uses its labels. */

/** How a set's rows get a credibility label: from their own labels, from fakes alone, or from the tier of the outlet. */
type CredibilityRule = 'labels' | 'fakes' | 'tier' | 'none';

export interface DataSetPolicy {
  /** `left-out`: never trained on, kept whole for measuring. `unlabelled`: text for word vectors only. */
  readonly role: 'train' | 'left-out' | 'unlabelled';
  readonly credibility: CredibilityRule;
  /** Its `news` rows are known not to be satire (or clickbait), and say so to that head. */
  readonly teachesSatire: boolean;
  readonly teachesClickbait: boolean;
}

const policy = (part: Partial<DataSetPolicy>): DataSetPolicy => ({
  role: 'train',
  credibility: 'labels',
  teachesSatire: false,
  teachesClickbait: false,
  ...part,
});

const publishers = policy({credibility: 'tier', teachesSatire: true});
const claims = policy({role: 'unlabelled', credibility: 'none'});
const satire = policy({credibility: 'tier', teachesSatire: true});
const clickbait = policy({credibility: 'none', teachesClickbait: true});
const leftOut = policy({role: 'left-out'});

const POLICIES: Readonly<Record<string, DataSetPolicy>> = {
  // Left out whole, to measure on sources of another kind: article-level labels, little leakage.
  perezrosas_fakenewsamt: leftOut,
  clef_checkthat: leftOut,
  emergent: leftOut,
  mcintire_sample: leftOut,
  fakenewsnet_politifact: policy({role: 'left-out', credibility: 'fakes'}),
  qanon_links_2017_18: policy({role: 'left-out', credibility: 'tier'}),
  // The reputable headlines against which false flags are counted.
  apple_news: policy({role: 'left-out', credibility: 'tier'}),

  isot: policy({}),
  buzzfeed_top_fake: policy({credibility: 'fakes'}),
  fakenewsnet_gossipcop: policy({}),
  // The other side of these are health pages and single sites, told apart by topic alone.
  coaid: policy({credibility: 'fakes'}),
  fakenewscorpus_sample: policy({credibility: 'fakes'}),
  llm_fake_headlines_2023: policy({credibility: 'fakes'}),
  // Near-chance by design (casualty numbers).
  fa_kes: claims,
  // Sentences of fact-checkers, not headlines.
  covid_rumor_news_2020: claims,
  liar_claims: claims,
  politifact_claims: claims,
  snopes_claims: claims,
  snopes_claims_2024: claims,
  euvsdisinfo_claims: claims,

  onion_or_not: satire,
  reddit_theonion: satire,
  satire_publishers_2016_2020: satire,
  satire_lowercased_2021: satire,
  satire_2018_26: satire,
  unfun: satire,
  sarcasm_headlines_v1: satire,
  reddit_nottheonion: publishers,

  stop_clickbait: clickbait,
  webis_clickbait17: clickbait,
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

/** The policy of a data set. */
export function policyOf(dataset: string): DataSetPolicy {
  return POLICIES[dataset] ?? policy({credibility: 'labels', teachesSatire: true, teachesClickbait: true});
}

/** The data sets that have a policy of their own. */
export const KNOWN_DATA_SETS: readonly string[] = Object.keys(POLICIES);
