import {describe, expect, test} from '@jest/globals';
import {createRandom, type Random} from '../../../../src/core/random.ts';
import {tokenize} from '../../../../src/core/text.ts';
import {ENTITIES, FORMS, GENDER_PAIRS} from '../../../../src/training/robustness/lexicon.ts';
import {swapNames} from '../../../../src/training/robustness/names.ts';

const TURN: Random = () => 0.3;
const KEEP: Random = () => 0.7;
const swap = (text: string, random: Random) => swapNames(tokenize(text), random).join(' ');

/** Which lists of the lexicon know a spelling. */
function findSlots(spelling: string): string[] {
  return ENTITIES.flatMap(({kind, gender, forms}) =>
    forms.flatMap((spellings, form) =>
      spellings.some(known => tokenize(known).join(' ') === spelling) ? [`${kind} ${gender} ${form}`] : [],
    ),
  );
}

describe('swapNames', () => {
  test.each([
    ['Vladimir Putin opens new bridge', 4, 'politician male 0'],
    ['Putin opens new bridge', 3, 'politician male 1'],
    ['Hillary opens new bridge', 3, 'politician female 2'],
    ['Angela Merkel opens new bridge', 3, 'politician female 0'],
    ['Republicans oppose new bridge', 3, 'party null 0'],
    ['Saudi Arabia opens new bridge', 3, 'country null 0'],
    ['The U.S. opens new bridge', 3, 'country null 0'],
    ['Kenyan opens new bridge', 3, 'country null 1'],
    ['Kyiv opens new bridge', 3, 'country null 3'],
    ['Rabbi opens new bridge', 3, 'religion null 5'],
  ])('puts another name of the same kind and form into "%s"', (text, _, slot) => {
    const rest = / (?:opens|oppose) new bridge$/;
    for (let seed = 0; seed < 30; seed++) {
      const random = createRandom(seed);
      // The first number decides whether genders turn.
      const swapped = swap(text, () => Math.max(random(), slot.includes('male') ? 0.5 : 0));
      expect(swapped).toMatch(rest);
      expect(findSlots(swapped.replace(rest, ''))).toContain(slot);
      expect(swapped).not.toBe(tokenize(text).join(' '));
    }
  });

  test.each([
    ['He tells his wife she saw him', 'she tells her husband he saw her'],
    ['She says her dog bit her', 'he says his dog bit him'],
    ['Court tells her to leave', 'court tells him to leave'],
    ['Man and woman save a boy', 'woman and man save a girl'],
    ['Spokesman thanks mum', 'spokeswoman thanks dad'],
  ])('turns the genders of "%s"', (text, turned) => {
    expect(swap(text, TURN)).toBe(turned);
    expect(swap(text, KEEP)).toBe(tokenize(text).join(' '));
  });

  test('turns persons and pronouns together', () => {
    expect(swap('Putin says he won', TURN)).toMatch(/ says she won$/);
    expect(findSlots(swap('Putin says he won', TURN).replace(/ says.*/, ''))).toContain('politician female 1');
    expect(findSlots(swap('Putin says he won', KEEP).replace(/ says.*/, ''))).toContain('politician male 1');
  });

  test('turns one name into one other in all its forms, and two names into two', () => {
    for (let seed = 0; seed < 50; seed++) {
      const words = swap('Russia warns Ukraine as Russian ships leave Russia', createRandom(seed)).split(' warns ');
      const [before, after] = [words[0]!, words[1]!.split(' ').slice(-1)[0]!];
      expect(before.endsWith(after)).toBe(true);
      const [first, second] = [before, words[1]!.replace(/ as .*/, '')];
      expect(first).not.toBe(second);
      const target = ENTITIES.find(({forms}) => forms[0]!.some(name => tokenize(name).join(' ') === first))!;
      const adjective = words[1]!.match(/ as (.*) ships/)![1];
      if (target.forms[1]!.length > 0) expect(adjective).toBe(tokenize(target.forms[1]![0]!).join(' '));
    }
  });

  test('keeps marks of shouting in their place', () => {
    expect(swap('Board says TRUMP will go', createRandom(1))).toMatch(/^board says <caps> (?!trump)\S+.* will go$/);
  });

  test.each(['Islamic State claims attack', 'Mayor opens new bridge', 'Crowd at French Open waits', ''])(
    'leaves "%s" as it is',
    text => {
      for (let seed = 0; seed < 20; seed++) expect(swap(text, createRandom(seed))).toBe(tokenize(text).join(' '));
    },
  );

  test('is decided by the random numbers alone and changes nothing that it is given', () => {
    const tokens = Object.freeze(tokenize('Modi meets Macron in Paris'));
    expect(swapNames(tokens, createRandom(7))).toEqual(swapNames(tokens, createRandom(7)));
    const results = new Set(Array.from({length: 20}, (_, seed) => swapNames(tokens, createRandom(seed)).join(' ')));
    expect(results.size).toBeGreaterThan(10);
  });
});

describe('the lexicon', () => {
  test('gives every entity all the forms of its kind', () => {
    for (const {kind, forms} of ENTITIES) expect(forms).toHaveLength(FORMS[kind].length);
  });

  test('names no person, party, country or religion twice', () => {
    const names = ENTITIES.map(({forms}) => forms.find(spellings => spellings.length > 0)![0]);
    expect(new Set(names).size).toBe(names.length);
  });

  test('has pairs of single words', () => {
    const words = GENDER_PAIRS.flat();
    expect(words.filter(word => tokenize(word).join(' ') !== word)).toEqual([]);
  });
});
