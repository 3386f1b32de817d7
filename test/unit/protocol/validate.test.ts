import {describe, expect, test} from '@jest/globals';
import {
  MAX_BATCH,
  MAX_LISTED,
  MAX_PARTS,
  MAX_PATTERNS,
  MAX_TEXT_LENGTH,
  type MessageName,
} from '../../../src/protocol/messages.ts';
import {
  parseScore,
  REPLIES_OF_BACKGROUND,
  REPLIES_OF_CONTENT,
  REQUESTS_TO_BACKGROUND,
  REQUESTS_TO_CONTENT,
} from '../../../src/protocol/validate.ts';

const REQUESTS = {...REQUESTS_TO_BACKGROUND, ...REQUESTS_TO_CONTENT};
const REPLIES = {...REPLIES_OF_BACKGROUND, ...REPLIES_OF_CONTENT};
const LONG = 'a'.repeat(MAX_TEXT_LENGTH);
const GOOD_SCORE = {credibility: 0.5, satire: 0, clickbait: 1};
const repeat = <T>(value: T, count: number): T[] => Array.from({length: count}, () => value);

const PREFERENCES = {
  threshold: 0.5,
  display: 'quiet',
  isOn: true,
  isOff: false,
  pausedUntil: 0,
  corrections: {key: [1, 2], credible: [], doubtful: []},
  can: {correct: true, hideSite: false},
};
const REFUSED_PREFERENCES = [
  {threshold: 1.1},
  {display: 'some'},
  {isOn: 1},
  {isOff: undefined},
  {pausedUntil: -1},
  {corrections: {key: [1.5, 2], credible: [], doubtful: []}},
  {corrections: {key: [1, 2], credible: ['a'.repeat(17)], doubtful: []}},
  {corrections: {key: [1, 2], credible: [], doubtful: repeat('a', 1001)}},
  {can: {correct: true}},
];

describe('requests that the protocol allows come out as they were', () => {
  test.each<[MessageName, unknown]>([
    ['score', {texts: ['Mayor opens new bridge']}],
    ['score', {texts: repeat(LONG, MAX_BATCH)}],
    ['score', {texts: ['']}],
    ['reportPage', {found: 40, assessed: 30, flagged: 2}],
    ['reportPage', {found: 0, assessed: 0, flagged: 0}],
    ['enableSite', {origin: 'https://example.com', tabId: 3}],
    ['enableSite', {origin: 'http://localhost:8080', tabId: 0}],
    ['announceSetting', {key: 'enabledSites', value: ['example.com']}],
    ['announceSetting', {key: 'threshold'}],
    ['showSelection', {parts: [{text: 'Mayor opens new bridge', score: GOOD_SCORE}]}],
    ['showSelection', {parts: repeat({text: LONG, score: {reason: 'language'}}, MAX_PARTS)}],
    ['summarizePage', {}],
    ['explain', {text: LONG}],
    ['countRequests', {}],
    ['listHeadlines', {}],
    ['showHeadline', {text: 'Mayor opens new bridge'}],
    ['stepFlagged', {step: -1}],
    ['toggleBadges', {}],
    ['preferencesChanged', {}],
    ['readPreferences', {}],
    ['hideSite', {}],
    ['correct', {text: LONG, verdict: 'credible'}],
    ['correct', {text: 'a', verdict: null}],
    ['leaveSites', {removed: ['*://*/*'], kept: []}],
  ])('%s %#', (name, request) => {
    expect(REQUESTS[name].parse(request)).toEqual(request);
  });
});

describe('hostile requests are refused by name', () => {
  const summary = {found: 3, assessed: 2, flagged: 1};
  test.each<[MessageName, string, unknown]>([
    ['score', 'nothing', undefined],
    ['score', 'null', null],
    ['score', 'a bare list', ['text']],
    ['score', 'no texts', {}],
    ['score', 'zero texts', {texts: []}],
    ['score', 'too many texts', {texts: repeat('a', MAX_BATCH + 1)}],
    ['score', 'a text too long', {texts: [`${LONG}a`]}],
    ['score', 'a number for a text', {texts: [7]}],
    ['score', 'holes', {texts: new Array(3)}],
    ['score', 'something like a list', {texts: {length: 1, 0: 'text'}}],
    ['reportPage', 'a negative count', {...summary, flagged: -1}],
    ['reportPage', 'a fraction', {...summary, assessed: 1.5}],
    ['reportPage', 'not a number', {...summary, found: Number.NaN}],
    ['reportPage', 'a number as text', {...summary, found: '3'}],
    ['reportPage', 'more flagged than assessed', {found: 3, assessed: 1, flagged: 2}],
    ['reportPage', 'more assessed than found', {found: 1, assessed: 2, flagged: 1}],
    ['reportPage', 'a count beyond reason', {...summary, found: 1e9}],
    ['correct', 'no verdict', {text: 'a'}],
    ['correct', 'a verdict that a reader cannot give', {text: 'a', verdict: 'uncertain'}],
    ['correct', 'a text too long', {text: `${LONG}a`, verdict: null}],
    ['enableSite', 'a path', {origin: 'https://example.com/', tabId: 1}],
    ['enableSite', 'all sites', {origin: 'https://*', tabId: 1}],
    ['enableSite', 'another scheme', {origin: 'file://', tabId: 1}],
    ['enableSite', 'a page of ours', {origin: 'chrome-extension://abc', tabId: 1}],
    ['enableSite', 'no tab', {origin: 'https://example.com'}],
    ['enableSite', 'a tab that is none', {origin: 'https://example.com', tabId: -1}],
    ['announceSetting', 'no key', {value: 1}],
    ['announceSetting', 'a key too long', {key: 'a'.repeat(101), value: 1}],
    ['showSelection', 'no part', {parts: []}],
    ['showSelection', 'too many parts', {parts: repeat({text: 'a', score: GOOD_SCORE}, MAX_PARTS + 1)}],
    ['showSelection', 'a part without score', {parts: [{text: 'a'}]}],
    ['summarizePage', 'a list', []],
    ['explain', 'a text too long', {text: `${LONG}a`}],
    ['showHeadline', 'no text', {}],
    ['stepFlagged', 'a leap', {step: 2}],
    ['leaveSites', 'one pattern for a list', {removed: '*://*/*', kept: []}],
    ['leaveSites', 'too many patterns', {removed: repeat('a', MAX_PATTERNS + 1), kept: []}],
  ])('%s: %s', (name, _what, request) => {
    expect(() => REQUESTS[name].parse(request)).toThrow(
      expect.objectContaining({name: 'ProtocolError', message: expect.stringMatching(/expected .*, received /)}),
    );
  });

  test('the message of an error repeats only the beginning of what came', () => {
    const attempt = () => REQUESTS.score.parse({texts: ['x'.repeat(100_000)]});
    expect(attempt).toThrow(expect.objectContaining({message: expect.stringMatching(/^.{1,200}$/s)}));
  });
});

test('fields that were not asked for are dropped, and so is a foreign prototype', () => {
  const request = JSON.parse('{"texts": ["a"], "threshold": 1, "__proto__": {"texts": []}}') as unknown;
  const parsed = REQUESTS.score.parse(request);
  expect(Object.keys(parsed)).toEqual(['texts']);
  expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
});

describe('parseScore', () => {
  test.each([GOOD_SCORE, {reason: 'unavailable'}])('%j is one', score => {
    expect(parseScore(score)).toEqual(score);
  });

  test.each([
    {},
    {credibility: 0.5},
    {...GOOD_SCORE, credibility: 1.01},
    {...GOOD_SCORE, satire: -0.01},
    {...GOOD_SCORE, clickbait: Number.NaN},
    {...GOOD_SCORE, clickbait: '1'},
    {...GOOD_SCORE, reason: 'language'},
    {reason: 'because'},
    {reason: '__proto__'},
    [],
    'language',
    undefined,
  ])('%j is none', score => {
    expect(() => parseScore(score)).toThrow(expect.objectContaining({name: 'ProtocolError'}));
  });
});

describe('replies are checked like requests', () => {
  test.each<[keyof typeof REPLIES, unknown]>([
    ['score', {scores: [GOOD_SCORE, {reason: 'too-short'}], model: '1'}],
    ['summarizePage', {found: 3, assessed: 2, flagged: 1}],
    ['showSelection', {shown: true}],
    ['reportPage', undefined],
    ['explain', {score: GOOD_SCORE, words: [{start: 0, end: 5, weight: -1}]}],
    ['explain', {score: {reason: 'language'}, words: []}],
    ['countRequests', {outside: 0}],
    ['listHeadlines', {headlines: [{text: LONG, credibility: 0.5}]}],
    ['listHeadlines', {headlines: []}],
    ['leaveSites', undefined],
    ['preferencesChanged', undefined],
    ['readPreferences', PREFERENCES],
    ['readPreferences', {...PREFERENCES, corrections: {key: [0, -1], credible: ['a'.repeat(16)], doubtful: []}}],
  ])('%s %#: a good one comes out as it was', (name, reply) => {
    expect(REPLIES[name](reply)).toEqual(reply);
  });

  test.each<[keyof typeof REPLIES, unknown]>([
    ['score', {scores: [], model: '1'}],
    ['score', {scores: [GOOD_SCORE]}],
    ['score', {scores: [0.5], model: '1'}],
    ['summarizePage', {found: 'many', assessed: 2, flagged: 1}],
    ['showSelection', {shown: 'yes'}],
    ['reportPage', {}],
    ...REFUSED_PREFERENCES.map((wrong): [keyof typeof REPLIES, unknown] => [
      'readPreferences',
      {...PREFERENCES, ...wrong},
    ]),
    ['explain', {score: GOOD_SCORE, words: [{start: 0, end: 5, weight: -1.1}]}],
    ['explain', {score: GOOD_SCORE, words: [{start: 0.5, end: 5, weight: 0}]}],
    ['countRequests', {outside: -1}],
    ['listHeadlines', {headlines: repeat({text: '', credibility: 0}, MAX_LISTED + 1)}],
    ['listHeadlines', {headlines: [{text: 'a', credibility: 2}]}],
  ])('%s %#: a bad one is refused', (name, reply) => {
    expect(() => REPLIES[name](reply)).toThrow(expect.objectContaining({name: 'ProtocolError'}));
  });
});
