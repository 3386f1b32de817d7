import type {Reach} from '../core/reach.ts';
import type {Say} from '../core/say.ts';
import {findElement, setText} from '../platform/elements.ts';
import {parseReach} from '../platform/guards.ts';
import type {Setting} from '../platform/setting.ts';
import {followLock} from './lock.ts';

/** What is needed of the browser to reach all sites. */
export interface AllSites {
  isGranted(): Promise<boolean>;
  /** Asks the person; must be called from within a click. */
  request(): Promise<boolean>;
  /** Hands access back. */
  remove(): Promise<unknown>;
  /** Tells when access was given or taken back, wherever. */
  onChanged(listener: () => void, signal: AbortSignal): void;
}

export interface ReachSectionOptions {
  readonly say: Say;
  readonly reach: Setting<Reach>;
  readonly allSites: AllSites;
  /** News sites of the manifest. */
  readonly newsSiteCount: number;
  readonly reportError: (error: unknown) => void;
}

/** Starts the choice of where badges appear. Access to all sites is asked for when it is chosen, and handed back after. */
export async function startReachSection(
  document: Document,
  {say, reach, allSites, newsSiteCount, reportError}: ReachSectionOptions,
  signal: AbortSignal,
): Promise<void> {
  const section = findElement(document, 'reach', HTMLFieldSetElement);
  const missing = findElement(document, 'reach-missing', HTMLElement);
  const allow = findElement(document, 'reach-allow', HTMLButtonElement);
  const choices = [...section.querySelectorAll<HTMLInputElement>('input[name=reach]')];
  setText(findElement(document, 'reach-news-detail', HTMLElement), say('reach_news_detail', newsSiteCount));

  const render = async (): Promise<void> => {
    const chosen = await reach.get();
    for (const choice of choices) choice.checked = choice.value === chosen;
    missing.hidden = chosen !== 'all' || (await allSites.isGranted());
  };
  const choose = async (chosen: Reach): Promise<void> => {
    // Nothing may be awaited before this: the browser asks the person only from within the click.
    if (chosen === 'all' && !(await allSites.request())) return render();
    await reach.set(chosen);
    if (chosen !== 'all' && (await allSites.isGranted())) await allSites.remove();
    await render();
  };
  const renderAgain = (): void => void render().catch(reportError);
  for (const choice of choices) {
    const onChange = (): void => void choose(parseReach(choice.value) ?? reach.fallback).catch(reportError);
    choice.addEventListener('change', onChange, {signal});
  }
  allow.addEventListener('click', () => void choose('all').catch(reportError), {signal});
  reach.onChanged(renderAgain, signal);
  allSites.onChanged(renderAgain, signal);
  await render();
  await followLock(document, {say, settings: [reach], section, reportError}, signal);
}
