/** The data sets, for the model card: whose they are, what they label, and under which terms. No headline is ours. */

export interface DataSetEntry {
  readonly id: string;
  /** Whose judgement the labels are. */
  readonly labels: string;
  /** Paper, or GitHub repository where there is none. */
  readonly citation: string;
  /** As the copy that was used states it; "per original" was not checked there. */
  readonly licence: string;
}

// A line a set: id | labels | citation | licence.
const TABLE = `
fakenewsnet_politifact | PolitiFact's ratings of stories | Shu et al. 2020, FakeNewsNet, Big Data 8(3) | none stated
fakenewsnet_gossipcop | GossipCop's ratings of celebrity stories | Shu et al. 2020, FakeNewsNet, Big Data 8(3) | none stated
isot | the source: Reuters, or sites flagged by PolitiFact and Wikipedia | Ahmed, Traore, Saad 2017, 2018 (University of Victoria) | free for research with citation, per original
buzzfeed_top_fake | the source: sites known for hoaxes | Silverman et al., BuzzFeed News 2016 to 2018 | CC BY 4.0 (2018 data); none stated (2017)
coaid | links behind fact-checks; health sites | Cui and Lee 2020, arXiv 2006.00885 | none stated
clef_checkthat | fact-checkers' ratings of articles | Shahi et al. 2021; Köhler et al. 2022 (CLEF CheckThat!, task 3) | CC BY-NC-SA 4.0 per original; none stated in the copies
perezrosas_fakenewsamt | real stories and crowd workers' made-up versions of them | Pérez-Rosas et al. 2018, COLING | free for research, per original; MIT in the copy
fa_kes | casualty figures compared with a database | Abu Salem et al. 2019, FA-KES, ICWSM | CC BY-SA 4.0 per original
fakenewscorpus_sample | the source: OpenSources' type | Szpakowski 2018, FakeNewsCorpus | Apache-2.0
emergent | journalists' ratings of rumours and of each headline's stance | Silverman 2015; Ferreira and Vlachos 2016 | none stated
mcintire_sample | the source: flagged sites, or outlets rated by AllSides | McIntire 2017 | none stated
liar_claims | PolitiFact's ratings of statements | Wang 2017, LIAR, ACL | none stated (research use)
politifact_claims | PolitiFact's ratings of statements | raspberri05/fake-news-detection | GPL-3.0 (repository); text of PolitiFact
snopes_claims | Snopes' ratings of claims | hadyer2/CS598GW-Snopes | none stated
snopes_claims_2024 | Snopes' ratings of claims | ty-berg/LLM-Fake-News-Detection | none stated
euvsdisinfo_claims | cases of the EEAS | EUvsDisinfo database; cknabs/EUvsDisinfo | none stated (EEAS: reuse with attribution)
onion_or_not | the forum: r/TheOnion or r/NotTheOnion | Feilberg 2020, lukefeilberg/onion | none stated
reddit_theonion | the forum, domains of satire only | ekanshi258, geethasri22 and MayGKiu on GitHub | none stated
reddit_nottheonion | odd but honest stories, with their domain | ekanshi258, geethasri22, MayGKiu and yagnesh7 on GitHub | none stated
satire_publishers_2016_2020 | the source | yagnesh7/dsga1001-term-project | none stated
satire_lowercased_2021 | the source | hauphanlvc/CS114.L21AndCS114.L22.KHCL | none stated
satire_2018_26 | the source | darbycobb/cse8803_satire_detection_survey, and satire found in other sets | none stated
unfun | the source: The Onion | West and Horvitz 2019, AAAI | none stated
sarcasm_headlines_v1 | the source: The Onion or HuffPost | Misra and Arora 2023 | CC0 or CC BY 4.0 per original; none stated in the copy
stop_clickbait | the source, checked by volunteers | Chakraborty et al. 2016, ASONAM | MIT
webis_clickbait17 | five readers of each post | Potthast et al. 2018, Webis-Clickbait-17 | CC BY 4.0 per original
clickbait_mathur | the source or forum | Mathur 2017, saurabhmathur96/clickbait-detector | GPL-3.0
clickbait_downs | the source | Downs 2015, peterldowns/clickbait-classifier | MIT-style
allsides_articlebias | standing of the outlet | Baly et al. 2020, EMNLP | Apache-2.0
publishers_2015_2020 | standing of the outlet | yagnesh7/dsga1001-term-project | none stated
apple_news | standing of the outlet | Bandy and Diakopoulos 2020, ICWSM | MIT
newsflow_bbc_nyt_2024_26 | standing of the outlet | NotSooShariff/newsflow | MIT
ruwa_2022 | standing of the outlet | Khairova et al. 2023, RUWA | CC BY-NC-SA 4.0
fwd_news_2022 | standing of the outlet | fwd/news | none stated
ag_news_test | none | Zhang et al. 2015, AG news | non-commercial
qanon_links_2017_18 | standing of the outlet | jeffholt2/QAnon | none stated
intl_feeds_2025_26 | standing of the outlet | evilgodfahim/int | none stated
newsriver_2025_26 | standing of the outlet | MyPyBiTE/newsriver | none stated
gdelt_oracle_2025_26 | standing of the outlet | NicoLafakis/oracle-news-aggregator | none stated
reddit_polcon_2025 | standing of the outlet | headlinesquare/headlinesquare-home | GPL-3.0 (repository)
us_uk_feeds_2023_26 | standing of the outlet | jjasghar/rss_feed, bandaranadunsb93/hourly_news_website, AaronDanley/news-experiment-v3 | Apache-2.0 (the first); none stated
homepages_2022 | standing of the outlet | palewire/storysniffer | MIT
mideast_state_media_2026 | standing of the outlet | ktoetotam/NewFeeds | none stated
infowars_whwire_2026 | standing of the outlet | JPhx011/trump-rss | none stated
covid_sceptic_links_2021_22 | standing of the outlet | abetterz/publichealthadmin, abetterz/publichealth | none stated
breitbart_mainstream_2020 | standing of the outlet | NeilSlighton/News-program, sakthiharisht/Corpus-Analysis-of-Breitbart-News | none stated
covid_rumor_news_2020 | fact-checkers' ratings of claims | Cheng et al. 2021, Frontiers in Psychology | MIT
llm_fake_headlines_2023 | written by language models to mislead | Chen and Shu 2024, ICLR | none stated
`;

function parseLine(line: string): DataSetEntry {
  const [id, labels, citation, licence, ...rest] = line.split(' | ');
  if (!id || !labels || !citation || !licence || rest.length > 0)
    throw new RangeError(`expected id | labels | citation | licence, received ${line}`);
  return {id, labels, citation, licence};
}

/** Every data set of `data-sets.ts`. */
export const DATA_INVENTORY: readonly DataSetEntry[] = TABLE.trim().split('\n').map(parseLine);

/** Where the standing of an outlet comes from: it is the label of all sets that have none of their own. */
export const OUTLET_RATINGS: readonly {readonly citation: string; readonly licence: string}[] = [
  {citation: 'Lin et al. 2023, PNAS Nexus, domain quality', licence: 'free to reuse, as its page says'},
  {citation: 'Media Bias/Fact Check, by copies of 2021 to 2026', licence: 'none stated; ratings of that site'},
  {citation: 'Baly et al. 2018 (EMNLP) and 2020 (ACL)', licence: 'none stated'},
  {citation: 'OpenSources, BS Detector', licence: 'LGPL-3.0'},
  {citation: 'Szpakowski 2018, FakeNewsCorpus', licence: 'Apache-2.0'},
  {citation: 'BuzzFeed News 2016 to 2018, sites of hoaxes', licence: 'CC BY 4.0'},
];
