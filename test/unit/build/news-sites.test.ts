import {describe, expect, test} from '@jest/globals';
import {parseNewsSites} from '../../../src/build/news-sites.ts';

const site = (domain: string) => ({domain, name: 'Example', region: 'uk', kind: 'local'});

describe('parseNewsSites', () => {
  test('gives back a list that is in order', () => {
    const sites = [site('a.example.com'), site('b.example.org')];
    expect(parseNewsSites(sites)).toEqual(sites);
  });

  test.each([
    ['a domain twice', [site('example.com'), site('example.com')], 'example.com twice'],
    ['domains out of order', [site('b.com'), site('a.com')], 'a.com after b.com'],
    ['a subdomain beside its domain', [site('a.com'), site('b.a.com')], 'b.a.com beside a.com'],
    ['an address instead of a domain', [site('https://a.com')], 'a domain in lower case'],
    ['capitals', [site('A.com')], 'a domain in lower case'],
    ['a name of one label', [site('localhost')], 'a domain in lower case'],
    ['a pattern', [site('*.com')], 'a domain in lower case'],
    ['no name', [{...site('a.com'), name: ''}], 'a name'],
    ['an unknown region', [{...site('a.com'), region: 'moon'}], 'a region of'],
    ['an unknown kind', [{...site('a.com'), kind: 'good'}], 'a kind of'],
    ['nothing', [null], 'a domain in lower case'],
    ['no list', {}, 'expected a list'],
  ])('refuses %s', (_, value, message) => {
    expect(() => parseNewsSites(value)).toThrow(message);
  });
});
