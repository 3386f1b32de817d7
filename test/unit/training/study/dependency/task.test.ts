import {describe, expect, test} from '@jest/globals';
import {createRandom} from '../../../../../src/core/random.ts';
import {UNK} from '../../../../../src/core/vocabulary.ts';
import {SPEAKERS, VERDICT_WORDS} from '../../../../../src/training/study/dependency/grammar.ts';
import {
  CLUE_WORDS,
  createTaskVocabulary,
  drawQuartet,
  encodeExample,
} from '../../../../../src/training/study/dependency/task.ts';

const DISTANCES = [2, 7, 20, 60];
const random = createRandom(7);
const examples = Array.from({length: 400}, () =>
  drawQuartet(DISTANCES[Math.floor(random() * DISTANCES.length)]!, random),
).flat();
const sortWords = (words: readonly string[]) => [...words].sort().join(' ');

describe('the memory task', () => {
  test('puts as many words between clue and last word as asked', () => {
    for (const {words, distance} of examples) expect(words).toHaveLength(CLUE_WORDS + distance + 1);
  });

  test('has every bag of words as often with either label', () => {
    const counts = new Map<string, [number, number]>();
    for (const {words, label} of examples) {
      const key = sortWords(words);
      const count = counts.get(key) ?? [0, 0];
      count[label]++;
      counts.set(key, count);
    }
    expect(counts.size).toBeGreaterThan(500);
    for (const [against, well] of counts.values()) expect(against).toBe(well);
  });

  test('has every word at every place as often with either label', () => {
    const counts = new Map<string, number>();
    for (const {words, label} of examples) {
      for (const [place, word] of words.entries()) {
        const fromEnd = words.length - place;
        for (const key of [`${place} ${word}`, `${fromEnd} from the end ${word}`]) {
          counts.set(key, (counts.get(key) ?? 0) + (label === 1 ? 1 : -1));
        }
      }
    }
    expect([...counts].filter(([, difference]) => difference !== 0)).toEqual([]);
  });

  test.each([
    ['clue', CLUE_WORDS, undefined],
    ['last word', 0, -1],
  ] as const)('cannot be told without its %s', (_, from, to) => {
    const counts = new Map<string, number>();
    for (const {words, label} of examples) {
      const key = words.slice(from, to).join(' ');
      counts.set(key, (counts.get(key) ?? 0) + (label === 1 ? 1 : -1));
    }
    expect([...counts].filter(([, difference]) => difference !== 0)).toEqual([]);
  });

  test('is told by first and last word together', () => {
    const isIn = (words: readonly string[], word: string) => words.includes(word);
    for (const {words, label} of examples) {
      const isMeant = isIn(SPEAKERS.earnest, words[0]!);
      const isPraise = isIn(VERDICT_WORDS.praise, words.at(-1)!);
      expect(label).toBe(isMeant === isPraise ? 1 : 0);
    }
  });

  test('names people and last words between the ends as well, which are to be ignored', () => {
    const others = new Set([SPEAKERS, VERDICT_WORDS].flatMap(lists => Object.values(lists).flat()) as string[]);
    const between = examples.flatMap(({words}) => words.slice(CLUE_WORDS, -1));
    const share = between.filter(word => others.has(word)).length / between.length;
    expect(share).toBeGreaterThan(0.05);
    expect(share).toBeLessThan(0.3);
  });

  test('knows all its words', () => {
    const vocabulary = createTaskVocabulary();
    for (const example of examples) expect(encodeExample(example, vocabulary)).not.toContain(UNK);
  });

  test('is the same for the same seed', () => {
    expect(drawQuartet(20, createRandom(3))).toEqual(drawQuartet(20, createRandom(3)));
    expect(drawQuartet(20, createRandom(3))).not.toEqual(drawQuartet(20, createRandom(4)));
  });
});
