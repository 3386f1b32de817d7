import {describe, expect, test} from '@jest/globals';
import {
  addSite,
  coversSite,
  isHostname,
  losesAccess,
  matchesPattern,
  removeSite,
  toHostname,
} from '../../../src/core/sites.ts';

describe('toHostname', () => {
  test.each([
    ['https://www.Example.com:8080/a?b#c', 'www.example.com'],
    ['http://example.com', 'example.com'],
    ['https://example.com./', 'example.com'],
    ['https://bücher.example/', 'xn--bcher-kva.example'],
    ['http://127.0.0.1/', '127.0.0.1'],
    ['http://[::1]/', '[::1]'],
    ['about:blank', undefined],
    ['file:///home/page.html', undefined],
    ['chrome://extensions', undefined],
    ['example.com', undefined],
    ['', undefined],
  ])('%s is of the site %s', (url, hostname) => {
    expect(toHostname(url)).toBe(hostname);
  });
});

describe('losesAccess', () => {
  const [ALL, NEWS, OTHER] = ['*://*/*', '*://*.news.example/*', 'https://other.example/*'];
  test.each([
    [[ALL], [NEWS], false],
    [[ALL], [OTHER], true],
    [[OTHER], [], false],
    [[NEWS, OTHER], [], true],
    [[NEWS], [ALL], false],
    [[], [], false],
  ])('what runs on news.example, with %j removed and %j kept, ends: %j', (removed, kept, ends) => {
    expect(losesAccess('https://www.news.example/a', removed, kept)).toBe(ends);
  });
});

describe('isHostname', () => {
  test.each(['example.com', 'localhost', 'news.example.co.uk', '127.0.0.1', 'xn--bcher-kva.example'])(
    '%s is one',
    value => {
      expect(isHostname(value)).toBe(true);
    },
  );

  test.each([
    '',
    ' ',
    'Example.com',
    'https://example.com',
    'example.com/',
    'example.com:80',
    'a@example.com',
    'example.com.',
    '*.example.com',
    'a b',
    `${'a.'.repeat(130)}com`,
    7,
    null,
    undefined,
    {},
    ['example.com'],
  ])('%p is none', value => {
    expect(isHostname(value)).toBe(false);
  });
});

describe('coversSite', () => {
  test.each([
    [['example.com'], 'example.com', true],
    [['example.com'], 'www.example.com', true],
    [['example.com'], 'badexample.com', false],
    [['www.example.com'], 'example.com', false],
    [['a.test', 'b.test'], 'x.b.test', true],
    [[], 'example.com', false],
  ])('%j covers %s: %p', (sites, hostname, covered) => {
    expect(coversSite(sites, hostname)).toBe(covered);
  });
});

test('a site is added once', () => {
  const once = addSite([], 'example.com');
  expect(once).toEqual(['example.com']);
  expect(addSite(once, 'www.example.com')).toBe(once);
});

test('a removed site is covered no longer, also where its parent was listed', () => {
  const left = removeSite(['example.com', 'www.example.com', 'other.test'], 'www.example.com');
  expect(left).toEqual(['other.test']);
});

describe('matchesPattern', () => {
  test.each([
    ['https://example.com/a', '*://example.com/*', true],
    ['https://www.example.com/a', '*://example.com/*', false],
    ['https://www.example.com/', '*://*.example.com/*', true],
    ['https://example.com/', '*://*.example.com/*', true],
    ['https://badexample.com/', '*://*.example.com/*', false],
    ['http://example.com/', 'https://example.com/*', false],
    ['HTTPS://example.com/', 'https://example.com/*', true],
    ['https://example.com:8443/', 'https://example.com/*', true],
    ['https://any.test/', '*://*/*', true],
    ['https://any.test/', '<all_urls>', true],
    ['about:blank', '<all_urls>', false],
    ['https://example.com/', 'https://example.com/only/*', false],
    ['https://example.com/', 'nonsense', false],
  ])('%s matches %s: %p', (url, pattern, matches) => {
    expect(matchesPattern(url, pattern)).toBe(matches);
  });
});
