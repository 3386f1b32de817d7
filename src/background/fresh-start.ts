import type {StorageArea} from '../platform/setting.ts';

const KEY = 'started';

/**
 * Whether this is the first background since the extension came, came back, or the browser began; false when it was only
 * woken. What it rests on lives as long as the extension runs.
 * @param area  storage of the session
 */
export async function isFreshStart(area: StorageArea): Promise<boolean> {
  if ((await area.get(KEY))[KEY] === true) return false;
  await area.set({[KEY]: true});
  return true;
}
