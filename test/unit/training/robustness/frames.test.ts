import {describe, expect, test} from '@jest/globals';
import {createRandom} from '../../../../src/core/random.ts';
import {tokenize} from '../../../../src/core/text.ts';
import {inventFrames} from '../../../../src/training/robustness/frames.ts';
import {NAME_KINDS} from '../../../../src/training/robustness/lexicon.ts';
import {swapNames} from '../../../../src/training/robustness/names.ts';
import {TEMPLATES} from '../../../../src/training/robustness/templates.ts';

const frames = inventFrames(500, 6, 1);
const all = frames.flatMap(({versions}) => versions);

describe('inventFrames', () => {
  test('makes the number asked for, all different, of more than forty templates and of all kinds', () => {
    expect(frames).toHaveLength(500);
    expect(new Set(all).size).toBe(all.length);
    expect(TEMPLATES.length).toBeGreaterThanOrEqual(40);
    for (const kind of NAME_KINDS) {
      expect(frames.filter(frame => frame.kind === kind).length).toBeGreaterThanOrEqual(80);
    }
  });

  test('fills every slot', () => {
    expect(all.filter(text => /[{}[\]]|undefined/.test(text))).toEqual([]);
  });

  test('gives each frame versions that differ in names alone', () => {
    for (const {kind, versions} of frames) {
      expect(versions.length).toBeGreaterThanOrEqual(kind === 'gender' ? 2 : 4);
      for (const text of versions) {
        // Whatever changes from one version to the next must be known as a name: some exchange of names changes it.
        const tokens = tokenize(text);
        const random = createRandom(3);
        const turned = swapNames(tokens, () => Math.min(random(), 0.49));
        expect(turned).not.toEqual(tokens);
      }
    }
  });

  test('agrees pronouns with names', () => {
    const fitting = frames.find(frame => /opens .* library/.test(frame.versions[0]!))!;
    const women = fitting.versions.filter(text => /as she opens/.test(text));
    const men = fitting.versions.filter(text => /as he opens/.test(text));
    expect(women.length + men.length).toBe(fitting.versions.length);
  });

  test('is the same for the same seed, and another for another', () => {
    expect(inventFrames(100, 3, 2)).toEqual(inventFrames(100, 3, 2));
    expect(inventFrames(100, 3, 3)).not.toEqual(inventFrames(100, 3, 2));
  });

  test('refuses more than the templates have', () => {
    expect(() => inventFrames(100_000, 2, 1)).toThrow(/expected at least \d+ variants of/);
  });
});
