/**
 * Names that a headline's credibility should not hang on: what matters is what is said, not of whom.
 * A well-known name is no evidence in itself; lists are balanced over sides, continents and genders, and name nobody who
 * is known for something else than holding or seeking an office.
 */

export const NAME_KINDS = ['politician', 'party', 'country', 'religion', 'gender'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

/** One person, party, country or religion, and what it is called where. */
export interface NamedEntity {
  readonly kind: Exclude<NameKind, 'gender'>;
  /** Of a person; null for the rest. Names are exchanged within one gender, so that pronouns still fit. */
  readonly gender: 'male' | 'female' | null;
  /** By form (see `FORMS`): the spellings that are recognised, the first of which is written; empty where there is none. */
  readonly forms: readonly (readonly string[])[];
}

/** What each form of an entity means, in order. */
export const FORMS = {
  politician: ['full name', 'surname', 'first name'],
  party: ['members', 'member', 'party'],
  country: ['name', 'adjective', 'people', 'capital'],
  religion: ['believers', 'adjective', 'faith', 'house', 'houses', 'cleric', 'clerics'],
} as const;

// "Name" or "Name:Surname"; without a colon the surname is all but the first word; "-" where it is also a common word
// or name. An asterisk marks those whom headlines call by their first name alone.
const MEN = `
Donald Trump|Joe Biden|*Barack Obama|Mike Pence|*Bernie Sanders|Mitt Romney|Ted Cruz|Marco Rubio|Mitch McConnell
Chuck Schumer|Kevin McCarthy|Paul Ryan:-|Ron DeSantis|Gavin Newsom|Greg Abbott:-|Andrew Cuomo|Pete Buttigieg
JD Vance/J.D. Vance:Vance|Adam Schiff|Jerry Nadler|Lindsey Graham:-|Rand Paul:-|John Kerry|John McCain|Al Gore:-
Bill de Blasio|Josh Hawley|Jim Jordan:-|Matt Gaetz|Mike Johnson:-|Hakeem Jeffries|Tim Walz|Bill Clinton:-
George W. Bush/George Bush:-|*Boris Johnson:-|Keir Starmer|Rishi Sunak|David Cameron:-|Jeremy Corbyn|Nigel Farage
Tony Blair|Sadiq Khan:-|Emmanuel Macron|Nicolas Sarkozy|Francois Hollande|Olaf Scholz|Friedrich Merz|Vladimir Putin
Dmitry Medvedev|Sergei Lavrov/Sergey Lavrov:Lavrov|Xi Jinping:Xi|Kim Jong-un:-|Narendra Modi|Rahul Gandhi:-
Volodymyr Zelensky/Volodymyr Zelenskyy:Zelensky/Zelenskyy/Zelenskiy|Imran Khan:-|Recep Tayyip Erdogan:Erdogan
Benjamin Netanyahu|Bashar al-Assad/Bashar Assad:Assad|Hassan Rouhani|Ali Khamenei|Justin Trudeau|Mark Carney
Jair Bolsonaro|Nicolas Maduro|Javier Milei|Viktor Orban|Donald Tusk|Pedro Sanchez:-|Mariano Rajoy|Matteo Salvini
Silvio Berlusconi|Mario Draghi|Geert Wilders|Mark Rutte|Shinzo Abe|Fumio Kishida|Anthony Albanese|Malcolm Turnbull
Scott Morrison:-|Cyril Ramaphosa|Jacob Zuma|Muhammadu Buhari|Bola Tinubu|William Ruto|Uhuru Kenyatta|Paul Kagame
Robert Mugabe|Abdel Fattah al-Sisi:Sisi|Rodrigo Duterte|Joko Widodo|Alexander Lukashenko|Mohammed bin Salman:-`;

const WOMEN = `
*Hillary Clinton|*Kamala Harris|Nancy Pelosi|Elizabeth Warren|Alexandria Ocasio-Cortez:Ocasio-Cortez/AOC|Ilhan Omar:-
Rashida Tlaib|Maxine Waters:-|Dianne Feinstein|Sarah Palin|Nikki Haley|Liz Cheney|Marjorie Taylor Greene:-
Lauren Boebert|Tulsi Gabbard|Kristi Noem|Gretchen Whitmer|Stacey Abrams|Susan Collins:-|Amy Klobuchar
Kirsten Gillibrand|Kellyanne Conway|Betsy DeVos|Elise Stefanik|Pam Bondi|Condoleezza Rice:-|Madeleine Albright
Theresa May:-|Liz Truss|Nicola Sturgeon:-|Priti Patel:-|Suella Braverman|Margaret Thatcher|Angela Rayner
Rachel Reeves:-|Kemi Badenoch|Angela Merkel|Ursula von der Leyen:von der Leyen|Annalena Baerbock|Marine Le Pen:Le Pen
Christine Lagarde|Giorgia Meloni|Sanna Marin:-|Mette Frederiksen|Kaja Kallas|Jacinda Ardern|Julia Gillard
Chrystia Freeland|Dilma Rousseff|Claudia Sheinbaum|Michelle Bachelet|Sheikh Hasina:Hasina|Park Geun-hye:-
Aung San Suu Kyi:Suu Kyi|Tsai Ing-wen:Tsai|Ellen Johnson Sirleaf:Sirleaf|Benazir Bhutto|Sonia Gandhi:-`;

// Members, member, party. "Labour", "Greens" and "Democratic" alone mean other things as often.
const PARTIES = `
Republicans|Republican|Republican Party/GOP
Democrats|Democrat|Democratic Party
Conservatives|Conservative|Conservative Party
Tories|Tory|Tory Party
Liberals|Liberal|Liberal Party
Liberal Democrats/Lib Dems|Liberal Democrat/Lib Dem|Liberal Democrat Party
Social Democrats|Social Democrat|Social Democratic Party
Christian Democrats|Christian Democrat|Christian Democratic Party
Socialists|Socialist|Socialist Party
Libertarians|Libertarian|Libertarian Party
-|-|Labour Party
-|-|Green Party
-|-|Reform Party
-|-|Centre Party`;

// Name, adjective, people, capital. Left out: names that are common words or people (Turkey, Chad, Jordan, Georgia).
const COUNTRIES = `
the United States/United States/U.S./the U.S./America|American|Americans|-
the United Kingdom/United Kingdom/Britain/Great Britain/the UK/UK|British|Britons/Brits|London
Canada|Canadian|Canadians|Ottawa
Mexico|Mexican|Mexicans|Mexico City
Brazil|Brazilian|Brazilians|Brasilia
Argentina|Argentine|Argentines|Buenos Aires
Chile|Chilean|Chileans|Santiago
Colombia|Colombian|Colombians|Bogota
Venezuela|Venezuelan|Venezuelans|Caracas
Cuba|Cuban|Cubans|Havana
Peru|Peruvian|Peruvians|Lima
France|French|-|Paris
Germany|German|Germans|Berlin
Italy|Italian|Italians|Rome
Spain|Spanish|Spaniards|Madrid
Portugal|Portuguese|-|Lisbon
Ireland|Irish|-|Dublin
Belgium|Belgian|Belgians|Brussels
the Netherlands/Netherlands|Dutch|-|Amsterdam
Sweden|Swedish|Swedes|Stockholm
Norway|Norwegian|Norwegians|Oslo
Denmark|Danish|Danes|Copenhagen
Finland|Finnish|Finns|Helsinki
Poland|-|Poles|Warsaw
Hungary|Hungarian|Hungarians|Budapest
Austria|Austrian|Austrians|Vienna
Greece|Greek|Greeks|Athens
Ukraine|Ukrainian|Ukrainians|Kyiv/Kiev
Russia|Russian|Russians|Moscow
Belarus|Belarusian|Belarusians|Minsk
Serbia|Serbian|Serbs|Belgrade
Israel|Israeli|Israelis|Jerusalem
Lebanon|Lebanese|-|Beirut
Syria|Syrian|Syrians|Damascus
Iraq|Iraqi|Iraqis|Baghdad
Iran|Iranian|Iranians|Tehran
Saudi Arabia|Saudi|Saudis|Riyadh
Yemen|Yemeni|Yemenis|Sanaa
Qatar|Qatari|Qataris|Doha
Egypt|Egyptian|Egyptians|Cairo
Libya|Libyan|Libyans|Tripoli
Sudan|Sudanese|-|Khartoum
Ethiopia|Ethiopian|Ethiopians|Addis Ababa
Somalia|Somali|Somalis|Mogadishu
Kenya|Kenyan|Kenyans|Nairobi
Nigeria|Nigerian|Nigerians|Abuja
Ghana|Ghanaian|Ghanaians|Accra
South Africa|South African|South Africans|Pretoria
Zimbabwe|Zimbabwean|Zimbabweans|Harare
Afghanistan|Afghan|Afghans|Kabul
Pakistan|Pakistani|Pakistanis|Islamabad
India|Indian|Indians|New Delhi
Bangladesh|Bangladeshi|Bangladeshis|Dhaka
China|Chinese|-|Beijing
Japan|Japanese|-|Tokyo
South Korea|South Korean|South Koreans|Seoul
North Korea|North Korean|North Koreans|Pyongyang
Vietnam|Vietnamese|-|Hanoi
Thailand|Thai|Thais|Bangkok
Indonesia|Indonesian|Indonesians|Jakarta
the Philippines/Philippines|Filipino|Filipinos|Manila
Australia|Australian|Australians|Canberra
New Zealand|-|New Zealanders|Wellington`;

// Believers, adjective, faith, house, houses, cleric, clerics.
const RELIGIONS = `
Christians|Christian|Christianity|church|churches|priest/pastor|priests/pastors
Catholics|Catholic|Catholicism|Catholic church|Catholic churches|Catholic priest|Catholic priests
Protestants|Protestant|Protestantism|-|-|-|-
Mormons|Mormon|Mormonism|-|-|-|-
Muslims|Muslim/Islamic|Islam|mosque|mosques|imam|imams
Jews|Jewish|Judaism|synagogue|synagogues|rabbi|rabbis
Hindus|Hindu|Hinduism|Hindu temple|Hindu temples|Hindu priest|Hindu priests
Sikhs|Sikh|Sikhism|gurdwara|gurdwaras|-|-
Buddhists|Buddhist|Buddhism|Buddhist temple|Buddhist temples|Buddhist monk|Buddhist monks`;

/** Words that differ by gender, [male, female]; the first of several pairs with a word decides about its partner. */
export const GENDER_PAIRS: readonly (readonly [male: string, female: string])[] = `he she|him her|his her|his hers
himself herself|man woman|men women|male female|boy girl|boys girls|father mother|fathers mothers|dad mom|dads moms
dad mum|dads mums|son daughter|sons daughters|brother sister|brothers sisters|husband wife|husbands wives|uncle aunt
nephew niece|grandfather grandmother|grandpa grandma|grandson granddaughter|stepfather stepmother|boyfriend girlfriend
groom bride|widower widow|mr mrs|congressman congresswoman|businessman businesswoman|spokesman spokeswoman
chairman chairwoman|policeman policewoman|actor actress|actors actresses|waiter waitress`
  .split(/[|\n]/)
  .map(pair => pair.split(' ') as [string, string]);

/** Contain a name and are one: never taken apart. */
export const KEPT_PHRASES =
  `Islamic State|Paris Hilton|New Mexico|Northern Ireland|Great Barrier|Church of England|Bernie Madoff
French Open|Australian Open|French fries|German shepherd|German shepherds|Irish Sea|Indian Ocean|Spanish flu|Chinese New Year
American Airlines|British Airways|Boris Becker|South China Sea|Captain America|Bank of America|Miss America|American Idol
Republic of Ireland|Muslim Brotherhood|Native American|Native Americans|Democratic Socialists|African American|African Americans|Latin America`.split(
    /[|\n]/,
  );

const splitSpellings = (form: string) => (form === '-' ? [] : form.split('/'));

function parsePerson(entry: string, gender: 'male' | 'female'): NamedEntity {
  const [names, surnames] = entry.replace('*', '').split(':') as [string, string?];
  const full = splitSpellings(names);
  const [first, ...rest] = full[0]!.split(' ');
  const forms = [full, splitSpellings(surnames ?? rest.join(' ')), entry.startsWith('*') ? [first!] : []];
  return {kind: 'politician', gender, forms};
}

function parsePeople(list: string, gender: 'male' | 'female'): NamedEntity[] {
  return list
    .trim()
    .split(/[|\n]/)
    .map(entry => parsePerson(entry, gender));
}

function parseTable(list: string, kind: 'party' | 'country' | 'religion'): NamedEntity[] {
  const lines = list.trim().split('\n');
  return lines.map(line => ({kind, gender: null, forms: line.split('|').map(splitSpellings)}));
}

export const ENTITIES: readonly NamedEntity[] = [
  ...parsePeople(MEN, 'male'),
  ...parsePeople(WOMEN, 'female'),
  ...parseTable(PARTIES, 'party'),
  ...parseTable(COUNTRIES, 'country'),
  ...parseTable(RELIGIONS, 'religion'),
];
