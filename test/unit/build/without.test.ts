import {readFileSync} from 'node:fs';
import {expect, test} from '@jest/globals';
import {inRepository} from '../../../src/build/paths.ts';
import {removeFallback} from '../../../src/build/without.ts';

const purifier = readFileSync(inRepository('node_modules/dompurify/dist/purify.es.mjs'), 'utf8');

test('DOMPurify is shipped without setting markup, and is otherwise as published', () => {
  const left = removeFallback(purifier);
  expect(purifier).toMatch(/\.innerHTML = /);
  expect(left).not.toMatch(/\.(?:inner|outer)HTML\s*=[^=]/);
  const removed = purifier.split('\n').filter(line => !left.includes(line));
  expect(removed.map(line => line.trim())).toEqual([expect.stringContaining('doc.documentElement.innerHTML = ')]);
  expect(purifier.length - left.length).toBeLessThan(150);
});

test.each(['', purifier + purifier])('a version that has it not once is refused', script => {
  expect(() => removeFallback(script)).toThrow('expected DOMPurify to set innerHTML in one place, received');
});
