import {describe, expect, test} from '@jest/globals';
import {parseStartOptions} from '../../../src/tools/start-options.ts';

const none = {target: undefined, headless: false, browser: undefined, screenshot: undefined, dark: false};

describe('parseStartOptions', () => {
  test('shows the demonstration page when nothing is asked', () => {
    expect(parseStartOptions([])).toEqual(none);
  });

  test('takes a page and options in any order', () => {
    const words = ['--headless', 'page.html', '--browser', 'firefox', '--screenshot', 'out.png', '--dark'];
    expect(parseStartOptions(words)).toEqual({
      target: 'page.html',
      headless: true,
      browser: 'firefox',
      screenshot: 'out.png',
      dark: true,
    });
  });

  test.each([
    [['--browser', 'safari'], 'received safari'],
    [['--browser'], 'received no name'],
    [['--screenshot'], 'received no name'],
    [['--fast'], 'received --fast'],
    [['a.html', 'b.html'], 'received a.html and b.html'],
  ])('refuses %j', (words, message) => {
    expect(() => parseStartOptions(words)).toThrow(message);
  });
});
