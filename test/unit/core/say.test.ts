import {expect, test} from '@jest/globals';
import {createSay, type MessageKey} from '../../../src/core/say.ts';

const say = createSay({many: {message: 'Of $2, $1 are read; $1 again'}, plain: {message: 'As it is'}});

test.each([
  ['many', [3, 'forty'], 'Of forty, 3 are read; 3 again'],
  ['many', [], 'Of ,  are read;  again'],
  ['plain', ['unused'], 'As it is'],
  ['missing', [1], ''],
] as const)('%s with %j is "%s"', (key, values, text) => {
  expect(say(key as MessageKey, ...values)).toBe(text);
});
