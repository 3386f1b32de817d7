import {beforeEach, expect, jest, test} from '@jest/globals';
import {createFakeStorage} from '../../support/fake-storage.ts';
import {settle} from '../../support/manual-wait.ts';

const local: Record<string, unknown> & ReturnType<typeof createFakeStorage>['area'] = {
  ...createFakeStorage({threshold: 0.3}).area,
};
const {onChanged} = createFakeStorage();
const sendMessage = jest.fn<(message: unknown) => Promise<unknown>>();
const openDatabase = jest.fn((_name: string, _version: number) => ({}));
// What the modules look for when they are loaded.
Object.assign(globalThis, {
  chrome: {
    runtime: {id: 'us', getURL: () => 'chrome-extension://us/', sendMessage},
    storage: {local, session: createFakeStorage().area, managed: createFakeStorage().area, onChanged},
  },
  indexedDB: {open: openDatabase},
});
const {startSettingsGuard} =
  require('../../../src/background/settings-guard-browser.ts') as typeof import('../../../src/background/settings-guard-browser.ts');
const settings = require('../../../src/platform/settings.ts') as typeof import('../../../src/platform/settings.ts');
const {settingKeys} = require('../../../src/platform/rescue.ts') as typeof import('../../../src/platform/rescue.ts');
const {openLocalArea} =
  require('../../../src/platform/local-area.ts') as typeof import('../../../src/platform/local-area.ts');

beforeEach(() => {
  delete local.setAccessLevel;
  jest.clearAllMocks();
});

test('every setting is guarded', () => {
  const keys = Object.values(settings).flatMap(setting => ('key' in setting ? [setting.key] : []));
  expect(keys.length).toBeGreaterThan(7);
  expect([...settingKeys].sort()).toEqual([...keys, 'unreadable'].sort());
});

test('nothing is guarded, kept or announced where the browser closes the storage itself', async () => {
  local.setAccessLevel = () => Promise.resolve();
  expect(startSettingsGuard()).toBeUndefined();
  await openLocalArea().set({display: 'all'});
  expect(await local.get('display')).toEqual({display: 'all'});
  expect(openDatabase).not.toHaveBeenCalled();
  expect(sendMessage).not.toHaveBeenCalled();
});

test('elsewhere a page announces a change to the background, and writes once it is answered', async () => {
  let answer: (value: unknown) => void = () => undefined;
  sendMessage.mockReturnValue(
    new Promise(resolve => {
      answer = resolve;
    }),
  );
  const writing = openLocalArea().set({threshold: 0.7});
  await settle();
  expect(sendMessage.mock.calls).toEqual([
    [expect.objectContaining({type: 'announceSetting', data: {key: 'threshold', value: 0.7}})],
  ]);
  expect(await local.get('threshold')).toEqual({threshold: 0.3});
  answer({ok: true, value: undefined});
  await writing;
  expect(await local.get('threshold')).toEqual({threshold: 0.7});
});

test('elsewhere the background guards, and announces its own changes without a message', async () => {
  const guard = startSettingsGuard()!;
  expect(openDatabase).toHaveBeenCalledWith('settings', 1);
  void openLocalArea().set({threshold: 0.8});
  await settle();
  expect(guard).toBeDefined();
  expect(sendMessage).not.toHaveBeenCalled();
});
