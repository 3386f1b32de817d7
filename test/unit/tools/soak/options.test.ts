import {describe, expect, test} from '@jest/globals';
import {parseSoakOptions} from '../../../../src/tools/soak/options.ts';

describe('parseSoakOptions', () => {
  test('kills 500 times in Chromium when nothing is said', () => {
    expect(parseSoakOptions([])).toEqual({browser: 'chromium', kills: 500, seed: 1, tabs: 50});
  });

  test('takes every option', () => {
    const words = ['--kills', '20', '--seed', '7', '--browser', 'firefox', '--tabs', '0'];
    expect(parseSoakOptions(words)).toEqual({browser: 'firefox', kills: 20, seed: 7, tabs: 0});
  });

  test.each([
    [['--kills'], 'expected --kills with a whole number, received none'],
    [['--kills', 'many'], 'received many'],
    [['--seed', '-1'], 'received -1'],
    [['--browser', 'lynx'], 'received lynx'],
    [['500'], 'expected an option of --help, received 500'],
  ])('refuses %j', (words, message) => {
    expect(() => parseSoakOptions(words)).toThrow(message);
  });
});
