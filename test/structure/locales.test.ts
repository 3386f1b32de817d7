import {describe, expect, test} from '@jest/globals';
import type {Catalog} from '../../src/core/say.ts';
import {listFiles, readJson} from '../support/repository-files.ts';

const read = (language: string): Catalog => readJson(`assets/_locales/${language}/messages.json`);
const languages = listFiles('assets/_locales', ['.json']).map(({path}) => path.split('/')[2]!);
const others = languages.filter(language => language !== 'en');
const english = read('en');
const keys = Object.keys(english);

/** Chrome's store takes no longer description. */
const MAX_DESCRIPTION_LENGTH = 132;
const RIGHT_TO_LEFT = ['ar'];
/** The model reads English: the headline to try is the same everywhere. */
const UNTRANSLATED = ['welcome_example'];
/** Texts that are named by what is inserted: a verdict, a reason. */
const INSERTED = /^(?:verdict|corrected)_/;

const listPlaceholders = (text: string): string[] => [...text.matchAll(/\$\d/g)].map(([mark]) => mark).sort();

describe('the languages of the interface', () => {
  test('are at least twelve besides English, one of them written from right to left', () => {
    expect(others.length).toBeGreaterThanOrEqual(12);
    expect(languages.filter(language => read(language).direction!.message === 'rtl')).toEqual(RIGHT_TO_LEFT);
  });

  test.each(languages)('%s has every text and no other, with the same values in it', language => {
    const catalog = read(language);
    expect(Object.keys(catalog)).toEqual(keys);
    const describeText = (texts: Catalog, key: string) => `${key} ${listPlaceholders(texts[key]!.message)}`;
    expect(keys.map(key => describeText(catalog, key))).toEqual(keys.map(key => describeText(english, key)));
    for (const key of keys) expect(catalog[key]!.message).toMatch(/^\S(?:.*\S)?$/s);
    expect(catalog.language_tag!.message).toBe(language.replace('_', '-'));
    expect(Intl.getCanonicalLocales(catalog.language_tag!.message)).toEqual([catalog.language_tag!.message]);
    expect(catalog.app_description!.message.length).toBeLessThanOrEqual(MAX_DESCRIPTION_LENGTH);
  });

  test.each(others)('%s is translated', language => {
    const catalog = read(language);
    const isSame = (key: string) => catalog[key]!.message === english[key]!.message;
    expect(UNTRANSLATED.filter(key => !isSame(key))).toEqual([]);
    const same = keys.filter(key => isSame(key) && english[key]!.message.includes(' ') && !UNTRANSLATED.includes(key));
    expect(same).toEqual([]);
  });

  test.each(languages)('%s calls a button by one name', language => {
    const catalog = read(language);
    expect(catalog.corrections_empty!.message).toContain(catalog.correct!.message);
  });
});

describe('the texts', () => {
  const code = listFiles('src', ['.ts', '.html']).map(file => file.readText());
  const all = [...code, JSON.stringify(readJson('manifest.json'))].join('\n');

  test('are all in use', () => {
    const isUsed = (key: string) => INSERTED.test(key) || new RegExp(`['"_]${key}(?:['"]|__)`).test(all);
    expect(keys.filter(key => !isUsed(key))).toEqual([]);
  });

  test('that pages and the manifest name exist', () => {
    const named = [...all.matchAll(/data-say(?:-\w+)?="(\w+)"|__MSG_(\w+)__/g)].map(match => match[1] ?? match[2]!);
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter(key => !(key in english))).toEqual([]);
  });

  test('stand in the pages as in the catalog of English', () => {
    const pages = listFiles('src', ['.html']).map(file => file.readText());
    const written = pages.flatMap(page => [...page.matchAll(/data-say="(\w+)"[^>]*>([^<]*)</g)]);
    expect(written.length).toBeGreaterThan(50);
    const wrong = written.filter(([, key, text]) => text !== english[key!]?.message);
    expect(wrong.map(([, key]) => key)).toEqual([]);
  });
});
