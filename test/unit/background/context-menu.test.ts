import {describe, expect, jest, test} from '@jest/globals';
import {
  answerMenuClick,
  type ClickOptions,
  createMenuInstaller,
  MENU_ID,
  parseMenuClick,
} from '../../../src/background/context-menu.ts';
import {MessageError} from '../../../src/protocol/errors.ts';
import {settle} from '../../support/manual-wait.ts';

/** Menus that take time and refuse a second entry of the same id, as the browsers' do. */
function createMenus() {
  const entries = new Map<string, string>();
  return {
    entries,
    async removeAll() {
      await settle();
      entries.clear();
    },
    async create({id, title}: {id: string; title: string}) {
      await settle();
      if (entries.has(id)) throw new Error(`Cannot create item with duplicate id ${id}`);
      entries.set(id, title);
    },
  };
}

describe('createMenuInstaller', () => {
  test('there is one entry, however often it is installed at the same time', async () => {
    const menus = createMenus();
    const install = createMenuInstaller(menus, 'Check this');
    await Promise.all([install(), install(), install()]);
    expect([...menus.entries]).toEqual([[MENU_ID, 'Check this']]);
  });

  test('a failure is told, and the next call works', async () => {
    const menus = createMenus();
    const install = createMenuInstaller(
      {
        ...menus,
        removeAll: jest.fn(menus.removeAll).mockRejectedValueOnce(new Error('not now')),
      },
      'Check this',
    );
    await expect(install()).rejects.toThrow('not now');
    await install();
    expect(menus.entries.size).toBe(1);
  });
});

describe('parseMenuClick', () => {
  test('tells selection, tab and frame', () => {
    const info = {menuItemId: MENU_ID, selectionText: 'Mayor opens bridge', frameId: 7};
    const click = {selection: 'Mayor opens bridge', tabId: 3, frameId: 7};
    expect(parseMenuClick(info, {id: 3})).toEqual({...click, isPrivate: false});
    expect(parseMenuClick(info, {id: 3, incognito: true})).toEqual({...click, isPrivate: true});
  });

  test.each([
    ['an entry of somebody else', {menuItemId: 'other', selectionText: 'a'}, {id: 3}],
    ['a click outside of tabs', {menuItemId: MENU_ID, selectionText: 'a'}, undefined],
    ['a tab that is no tab', {menuItemId: MENU_ID, selectionText: 'a'}, {id: -1}],
  ])('%s is none', (_what, info, tab) => {
    expect(parseMenuClick(info, tab)).toBeUndefined();
  });
});

describe('answerMenuClick', () => {
  const click = {selection: 'Mayor opens bridge', tabId: 3, frameId: 7, isPrivate: false};
  const parts = [{text: 'Mayor opens bridge', score: {reason: 'too-short' as const}}];
  const absent = new MessageError('NoReceiverError', 'nobody');
  const create = () => ({
    check: jest.fn<ClickOptions['check']>(async () => parts),
    show: jest.fn<ClickOptions['show']>(async () => ({shown: true})),
    inject: jest.fn<ClickOptions['inject']>(async () => undefined),
  });

  test('shows the card in the frame that was clicked', async () => {
    const options = create();
    await answerMenuClick(click, options);
    expect(options.check).toHaveBeenCalledWith('Mayor opens bridge');
    expect(options.show.mock.calls).toEqual([[click, parts]]);
    expect(options.inject).not.toHaveBeenCalled();
  });

  test('where no content script answers, it is put there and asked again', async () => {
    const options = create();
    options.show.mockRejectedValueOnce(absent);
    await answerMenuClick(click, options);
    expect(options.inject.mock.calls).toEqual([[click]]);
    expect(options.show).toHaveBeenCalledTimes(2);
    expect(options.check).toHaveBeenCalledTimes(1);
  });

  test('a content script that answers with an error is not doubled', async () => {
    const options = create();
    options.show.mockRejectedValueOnce(new MessageError('TimeoutError', 'late'));
    await expect(answerMenuClick(click, options)).rejects.toThrow('late');
    expect(options.inject).not.toHaveBeenCalled();
  });

  test('a frame that takes no script is told of', async () => {
    const options = create();
    options.show.mockRejectedValueOnce(absent);
    options.inject.mockRejectedValueOnce(new Error('Cannot access this page'));
    await expect(answerMenuClick(click, options)).rejects.toThrow('Cannot access this page');
  });

  test('a selection that is gone is told of', async () => {
    const options = create();
    options.show.mockResolvedValueOnce({shown: false});
    await expect(answerMenuClick(click, options)).rejects.toThrow('expected a selection in frame 7, received none');
  });
});
