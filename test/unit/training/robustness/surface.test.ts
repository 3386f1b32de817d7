import {describe, expect, test} from '@jest/globals';
import {tokenize} from '../../../../src/core/text.ts';
import {SURFACE_CHANGES} from '../../../../src/training/robustness/surface.ts';

const change = (name: string) => SURFACE_CHANGES.find(entry => entry.name === name)!.apply;

const HEADLINES = [
  'Mayor of Lindale says "no" to ferry deal — again',
  'Harbour master: ‘We don’t know’ – Northfield-Lindale ferry late by 3–5 days',
  'US and NATO ships leave Port Ansel after $250M repair, FBI says',
  'What Northfield’s 12-year-old “ferry genius” did next!',
  'Ferry fares to rise 3.5% in U.S. ports, say 2 unions - and nobody is happy',
];

describe('a surface change', () => {
  test.each([
    ['Title Case', 'Mayor of town opens FBI office', 'Mayor of Town Opens FBI Office'],
    ['Sentence case', 'Mayor of Town Opens FBI Office', 'Mayor of town opens FBI office'],
    ['lower case', 'Mayor OPENS FBI Office', 'mayor opens fbi office'],
    ['curly quotes', `"Yes," they don't say`, '“Yes,” they don’t say'],
    ['straight quotes', '“Yes,” they don’t say', `"Yes," they don't say`],
    ['single to double quotes', "Mayor's 'no way' to ferry's fans", `Mayor's "no way" to ferry's fans`],
    ['double to single quotes', 'Mayor says "no way"', "Mayor says 'no way'"],
    ['dashes as hyphens', 'Rain—then sun – again', 'Rain - then sun - again'],
    ['dashes as spaced en dashes', 'Rain - then far-off sun', 'Rain – then far-off sun'],
    ['dashes as unspaced em dashes', 'Rain -- then sun', 'Rain—then sun'],
    ['en dashes in compounds', 'A far-off sun - again', 'A far–off sun - again'],
    ['full stop', 'Mayor sings', 'Mayor sings.'],
    ['full stop', 'Does the mayor sing?', 'Does the mayor sing?'],
    ['site suffix after a bar', 'Mayor sings', 'Mayor sings | Northfield Argus'],
  ])('%s turns %j into %j', (name, text, expected) => {
    expect(change(name)(text)).toBe(expected);
  });

  test.each(SURFACE_CHANGES.map(entry => [entry.name, entry] as const))('%s leaves the tokens alone', (_, {apply}) => {
    for (const text of HEADLINES) expect(tokenize(apply(text))).toEqual(tokenize(text));
  });
});
