import type {RequestOf} from '../protocol/messages.ts';
import type {RescueArea} from './unreadable.ts';

/** Tells the guard of the settings what is about to be written. */
export type Announce = (change: RequestOf<'announceSetting'>) => Promise<unknown>;

export interface AnnouncedAreaOptions {
  readonly announce: Announce;
  /** Told of an announcement that failed. */
  readonly reportError: (error: unknown) => void;
}

/**
 * Makes an area each of whose changes is announced first. What could not be announced is written all the same: better a
 * setting that is put back than a page that does nothing.
 */
export function createAnnouncedArea(area: RescueArea, {announce, reportError}: AnnouncedAreaOptions): RescueArea {
  return {
    get: key => area.get(key),
    async set(items) {
      const changes = Object.entries(items).map(([key, value]) => ({key, value}));
      await Promise.all(changes.map(announce)).catch(reportError);
      await area.set(items);
    },
    async remove(key) {
      await announce({key}).catch(reportError);
      await area.remove(key);
    },
  };
}
