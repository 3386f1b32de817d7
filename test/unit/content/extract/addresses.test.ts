import {describe, expect, test} from '@jest/globals';
import {hostOf, isDated, isOwnAddress, isRoot, rateAddress} from '../../../../src/content/extract/addresses.ts';

describe('rateAddress', () => {
  test.each([
    '/2031/05/mayor-opens-new-bridge',
    'https://gazette.example/world/ferry-sails-again-after-storm',
    '/news/article-4481234.html',
    '/news/2031/may/03/ferry',
    '/story?id=12345&page=news/ferry',
    '/world/us-ferry-idUSBRE91C0KH20310213',
    '/people/a-captain-looks-back-on-his-life',
    '/article/48-lamps-lit',
    '/article.asp?id=48',
    '/home/harbour-lamps-42696',
  ])('sees a story behind %j', href => {
    expect(rateAddress(href)).toBe(1);
  });

  test.each([
    '/politics',
    '/tag/ferries',
    '/author/ada-quill',
    '/author/20415',
    '/',
    '#comments',
    'javascript:void(0)',
    'mailto:ada@gazette.example',
    '/subscribe',
    '/newsletters/morning',
  ])('sees no story behind %j', href => {
    expect(rateAddress(href)).toBe(-1);
  });

  test.each([
    'https://blog.example',
    '/world/europe/islands/ferry',
    '/coast/islands/the-old-ferry',
    '/coast/ferry.html',
    '/survey?id=ferry',
  ])('cannot tell of %j', href => {
    expect(rateAddress(href)).toBe(0);
  });
});

describe('hostOf', () => {
  test.each([
    ['https://www.Gazette.example:8080/a', 'gazette.example'],
    ['//cdn.example/a', 'cdn.example'],
    ['/a/b', ''],
    ['ferry.html', ''],
  ])('of %j is %j', (href, host) => {
    expect(hostOf(href)).toBe(host);
  });
});

describe('isDated', () => {
  test.each([
    ['/2031/05/03/ferry', true],
    ['/sport/2031/may/03/ferry', true],
    ['https://x.example/20310503-ferry', false],
    ['/2031/ferry', false],
    ['/room/2031', false],
  ])('of %j is %j', (href, expected) => {
    expect(isDated(href)).toBe(expected);
  });
});

describe('isRoot', () => {
  test.each([
    ['https://gazette.example', true],
    ['https://gazette.example/?edition=uk', true],
    ['https://gazette.example/index.html', true],
    ['https://gazette.example/world', false],
    ['', false],
  ])('of %j is %j', (url, expected) => {
    expect(isRoot(url)).toBe(expected);
  });
});

describe('isOwnAddress', () => {
  const url = 'https://www.gazette.example/world/ferry/?from=front';

  test.each([
    ['#top', true],
    ['/world/ferry', true],
    ['http://gazette.example/world/ferry#comments', true],
    ['/world/ferries', false],
    ['/', false],
  ])('of %j is %j', (href, expected) => {
    expect(isOwnAddress(href, url)).toBe(expected);
  });
});
