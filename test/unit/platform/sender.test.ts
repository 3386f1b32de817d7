import {describe, expect, test} from '@jest/globals';
import {type RawSender, toSender} from '../../../src/platform/sender.ts';

const SELF = {id: 'ours', baseUrl: 'chrome-extension://ours/'};
const TAB = {id: 4};
const LIAR: RawSender = {id: 'ours', url: 'chrome-extension://ours/popup.html', origin: 'https://example.com'};

describe('toSender', () => {
  test.each<[string, RawSender, boolean]>([
    ['our popup', {id: 'ours', url: 'chrome-extension://ours/popup.html'}, true],
    ['a page of ours in a tab', {id: 'ours', url: 'chrome-extension://ours/popup.html', tab: TAB, frameId: 0}, true],
    ['the background, which may have no address', {id: 'ours'}, true],
    ['a content script', {id: 'ours', url: 'https://example.com/', tab: TAB, frameId: 2}, false],
    ['a content script whose address is withheld', {id: 'ours', tab: TAB, frameId: 2}, false],
    ['a content script in a page shown outside of tabs', {id: 'ours', url: 'https://example.com/'}, false],
    ['a site that imitates our address', {id: 'ours', url: 'https://chrome-extension//ours/', tab: TAB}, false],
    ['a process that lies about its address', {...LIAR, tab: TAB}, false],
    ['one that lies, outside of tabs', LIAR, false],
    ['our popup, in a browser that tells origins', {...LIAR, origin: 'chrome-extension://ours'}, true],
    ['another extension whose id begins like ours', {id: 'ours', url: 'chrome-extension://ours2/', tab: TAB}, false],
  ])('%s', (_who, raw, isExtensionPage) => {
    expect(toSender(raw, SELF)).toMatchObject({isExtensionPage});
  });

  test.each<RawSender>([{id: 'theirs', url: 'chrome-extension://ours/popup.html'}, {url: 'https://example.com/'}, {}])(
    '%j is not part of this extension',
    raw => {
      expect(toSender(raw, SELF)).toBeUndefined();
    },
  );

  test('tab, frame and address are passed on where they are known', () => {
    expect(toSender({id: 'ours', url: 'https://example.com/', tab: TAB, frameId: 2}, SELF)).toEqual({
      tabId: 4,
      frameId: 2,
      url: 'https://example.com/',
      isExtensionPage: false,
    });
    expect(toSender({id: 'ours'}, SELF)).toEqual({isExtensionPage: true});
  });

  test.each([
    [true, {tabId: 4, isPrivate: true, isExtensionPage: false}],
    [false, {tabId: 4, isExtensionPage: false}],
  ])('a tab in a private window is told from others: %j', (incognito, expected) => {
    expect(toSender({id: 'ours', tab: {id: 4, incognito}}, SELF)).toEqual(expected);
  });
});
