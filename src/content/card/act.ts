import {addCorrection, type Corrections, removeCorrection} from '../../core/corrections.ts';
import {addSite, removeSite, toSiteName} from '../../core/sites.ts';
import type {Setting} from '../../platform/setting.ts';
import type {CardAction} from './view.ts';

/** Where an action is done. */
export interface ActionPlace {
  readonly settings: {
    readonly corrections: Setting<Corrections>;
    readonly enabledSites: Setting<readonly string[]>;
    readonly disabledSites: Setting<readonly string[]>;
  };
  /** The time, ms since 1970. */
  readonly clock: () => number;
  readonly hostname: string;
}

/** Does what a button of the card says, for the headline with this text: settings tell every page of it. */
export async function act({settings, clock, hostname}: ActionPlace, action: CardAction, text: string): Promise<void> {
  const {corrections, enabledSites, disabledSites} = settings;
  if (action === 'hide-site') {
    const site = toSiteName(hostname);
    await enabledSites.set(removeSite(await enabledSites.get(), site));
    await disabledSites.set(addSite(await disabledSites.get(), site));
    return;
  }
  const before = await corrections.get();
  const when = new Date(clock()).toISOString();
  const isUndone = action === 'undo';
  await corrections.set(
    isUndone ? removeCorrection(before, text) : addCorrection(before, {text, verdict: action.correct, when}),
  );
}
