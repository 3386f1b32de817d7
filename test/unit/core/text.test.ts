import {describe, expect, test} from '@jest/globals';
import {MAX_INPUT_LENGTH, normalizeHeadline, stripSiteSuffix} from '../../../src/core/normal-form.ts';
import {CAPS, tokenize, tokenizeSpans} from '../../../src/core/text.ts';

describe('normalizeHeadline', () => {
  test('is no longer than what is read, also where one character stands for eighteen', () => {
    expect(normalizeHeadline('\ufdfa'.repeat(5000)).length).toBeLessThanOrEqual(MAX_INPUT_LENGTH);
  });

  test.each([
    ['“Quoted” and ‘single’', `"Quoted" and 'single'`],
    ['ﬁne ligatures and Ｆｕｌｌ width', 'fine ligatures and Full width'],
    ['[VIDEO] Mayor sings', 'Mayor sings'],
    ['Mayor sings (WATCH VIDEO)', 'Mayor sings'],
    ['Mayor sings (for three hours)', 'Mayor sings (for three hours)'],
    ['Mayor\u200B si\u202Engs', 'Mayor sings'],
    ['Rain—then sun', 'Rain - then sun'],
    ['Mayor opens bridge https://example.com/a', 'Mayor opens bridge'],
    ['  Mayor \n opens\tbridge ', 'Mayor opens bridge'],
    ['Northfield–Lindale rail link shut 5–12 May', 'Northfield-Lindale rail link shut 5-12 May'],
    ['Rain – then sun', 'Rain - then sun'],
    ['', ''],
  ])('turns %j into %j', (text, expected) => {
    expect(normalizeHeadline(text)).toBe(expected);
  });

  test('gives the same form when applied twice', () => {
    const once = normalizeHeadline('[VIDEO] “Mayor” opens new bridge — again | Example News');
    expect(normalizeHeadline(once)).toBe(once);
  });

  test('stays small and quick on a headline of a million letters and marks', () => {
    expect(normalizeHeadline('a\u0301'.repeat(1e6)).length).toBeLessThanOrEqual(1000);
  });
});

describe('stripSiteSuffix', () => {
  test.each([
    ['Mayor opens new bridge - Example Times', 'Mayor opens new bridge'],
    ['Mayor opens new bridge | Local | Example News', 'Mayor opens new bridge'],
    ['Mayor opens new bridge - example.com', 'Mayor opens new bridge'],
    ['Council votes on bridge - but nobody came', 'Council votes on bridge - but nobody came'],
    ['Wow | Example News', 'Wow | Example News'],
    ['Mayor opens new bridge - | Example News', 'Mayor opens new bridge -'],
    ['Low pay keeps many poor - Report', 'Low pay keeps many poor - Report'],
  ])('%j becomes %j', (text, expected) => {
    expect(stripSiteSuffix(text)).toBe(expected);
  });
});

describe('tokenize', () => {
  test.each([
    ["It's HUGE: 25 dead", ['it', "'s", CAPS, 'huge', ':', '00', 'dead']],
    ['MAYOR OPENS NEW BRIDGE', ['mayor', 'opens', 'new', 'bridge']],
    ['Mayor Opens New Bridge', ['mayor', 'opens', 'new', 'bridge']],
    ['US asks us in the U.S. to go', ['u.s.', 'asks', 'us', 'in', 'the', 'u.s.', 'to', 'go']],
    ['$3.5bn and 2,000 on the 25th', ['$', '0.0bn', 'and', '0,000', 'on', 'the', '00th']],
    ['No way!!! Really?', ['no', 'way', '!!', 'really', '?']],
    ["'Yes' he said", ['"', 'yes', '"', 'he', 'said']],
    ['far-right party', ['far', 'right', 'party']],
    ['\uD800 lone surrogate', ['lone', 'surrogate']],
    ['...', ['..']],
  ])('%j', (text, expected) => {
    expect(tokenize(text)).toEqual(expected);
  });

  test.each(['US bans ferry', 'Ferry leaves the US for Cuba', 'Trade: US ferry fees rise', 'Ferry made in USA sinks'])(
    'finds the country in small letters: %j',
    text => {
      expect(tokenize(text.toLowerCase())).toEqual(tokenize(text));
    },
  );

  test.each(['ferry takes us home', 'let us sail', 'Ferry leaves the us behind'])('keeps the pronoun: %j', text => {
    expect(tokenize(text)).toContain('us');
  });

  test('tells Title Case and lower case apart by nothing', () => {
    expect(tokenize('Senate Passes Budget After Long Night')).toEqual(
      tokenize('senate passes budget after long night'),
    );
  });

  test.each(['Fines of $250M, 1.2BN and 40K from the 25TH at 9PM', 'Ferry from NATO to NASA over COVID-19 rules'])(
    'reads numbers and names in capitals as in small letters: %j',
    text => {
      expect(tokenize(text)).toEqual(tokenize(text.toLowerCase()));
    },
  );

  test.each(['The FBI report on the council', 'Mayor calls UNESCO about NATO and COVID', 'Ferry of KLMN sinks'])(
    'does not read acronyms as shouting: %j',
    text => {
      expect(tokenize(text)).not.toContain(CAPS);
    },
  );
});

describe('tokenizeSpans', () => {
  test('points at each word in the normal form', () => {
    const text = "It's HUGE";
    expect(tokenizeSpans(text).map(({start, end}) => text.slice(start, end))).toEqual(["It's", 'HUGE']);
  });
});
