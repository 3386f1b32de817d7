import {native} from './native.ts';

interface Area {
  setAccessLevel?(level: {accessLevel: 'TRUSTED_CONTEXTS'}): Promise<void>;
}

/** Whether the browser can keep `storage.local` from content scripts. Firefox cannot: src/background/settings-guard.ts. */
export function canCloseStorage(): boolean {
  return 'setAccessLevel' in native.storage.local;
}

/**
 * Keeps what is stored from content scripts, which live in the processes of pages: Chrome lets them read and change
 * `storage.local` until it is told otherwise. Firefox knows no such thing.
 * @throws when the browser refuses
 */
export async function closeStorage(): Promise<void> {
  const {local, managed}: {readonly local: object; readonly managed: object} = native.storage;
  const areas: readonly Area[] = [local, managed];
  await Promise.all(areas.map(area => area.setAccessLevel?.({accessLevel: 'TRUSTED_CONTEXTS'})));
}
