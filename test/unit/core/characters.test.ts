import {describe, expect, test} from '@jest/globals';
import {createPatterns, isLatin} from '../../../src/core/characters.ts';

const latin = Array.from({length: 0x10000}, (_, code) => String.fromCharCode(code)).filter(isLatin);

describe('the classes of Latin text', () => {
  test('are used for accents, dashes, quotes and currencies', () => {
    expect(isLatin('Žižek’s “café” – £5 or €6…')).toBe(true);
    expect(isLatin('Київ')).toBe(false);
    expect(isLatin('a\u200bb')).toBe(false);
    expect(isLatin('e\u0301')).toBe(false);
  });

  test.each([
    ['letter', /\p{L}/u],
    ['mark', /\p{M}/u],
    ['number', /\p{N}/u],
  ] as const)('hold every %s that Unicode has among its characters, and no other', (name, pattern) => {
    const only = createPatterns(characters => new RegExp(`^[${characters[name]}]$`, 'u'));
    expect(latin.length).toBeGreaterThan(500);
    expect(latin.filter(character => only(character).test(character))).toEqual(latin.filter(c => pattern.test(c)));
  });

  test('leave nothing that is removed as invisible', () => {
    expect(latin.filter(character => /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/u.test(character))).toEqual([]);
  });
});

describe('createPatterns', () => {
  test('makes patterns of one kind of text once, and only when such a text comes', () => {
    const made: string[] = [];
    const patterns = createPatterns(({letter}) => made.push(letter));
    for (const text of ['a', 'b', 'Київ', 'c', 'Ω']) patterns(text);
    expect(made).toHaveLength(2);
    expect(made[1]).toBe('\\p{L}');
  });
});
