import {describe, expect, test} from '@jest/globals';
import {createRandom} from '../../../../src/core/random.ts';
import {addTypo, SLIPS, spoil} from '../../../../src/training/robustness/typos.ts';

describe('spoil', () => {
  test.each([
    ['neighbours swapped', 'birdge'],
    ['letter dropped', 'brdge'],
    ['letter doubled', 'briidge'],
  ] as const)('with a %s makes %s of bridge', (slip, spoiled) => {
    expect(spoil('bridge', 2, slip)).toBe(spoiled);
  });
});

describe('addTypo', () => {
  test.each(SLIPS)('with a %s changes one long word behind its first letter', slip => {
    const text = "Mayor of the town opens O'Hara bridge in rain";
    const words = text.split(' ');
    for (let seed = 0; seed < 200; seed++) {
      const after = addTypo(text, slip, createRandom(seed)).split(' ');
      const changed = after.flatMap((word, i) => (word === words[i] ? [] : [words[i]!, word]));
      expect(changed).toHaveLength(2);
      expect(['Mayor', 'town', 'opens', 'bridge', 'rain']).toContain(changed[0]);
      expect(changed[1]![0]).toBe(changed[0]![0]);
    }
  });

  test('reaches every letter of every long word but the first', () => {
    const found = new Set(
      Array.from({length: 300}, (_, seed) => addTypo('Mayor opens', 'letter dropped', createRandom(seed))),
    );
    const opens = ['Mayor oens', 'Mayor opns', 'Mayor opes', 'Mayor open'];
    expect([...found].sort()).toEqual(['Myor opens', 'Maor opens', 'Mayr opens', 'Mayo opens', ...opens].sort());
  });

  test('leaves a headline without a long word', () => {
    expect(addTypo('I do so, you see', 'letter doubled', createRandom(1))).toBe('I do so, you see');
  });

  test('never swaps two equal letters', () => {
    for (let seed = 0; seed < 50; seed++) {
      expect(addTypo('xoooy', 'neighbours swapped', createRandom(seed))).toBe('xooyo');
    }
  });
});
