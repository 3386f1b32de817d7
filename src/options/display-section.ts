import type {Display} from '../core/display.ts';
import type {Say} from '../core/say.ts';
import {findElement} from '../platform/elements.ts';
import {parseDisplay} from '../platform/guards.ts';
import type {Setting} from '../platform/setting.ts';
import {followLock} from '../ui/lock.ts';

export interface DisplaySectionOptions {
  readonly say: Say;
  readonly display: Setting<Display>;
  readonly reportError: (error: unknown) => void;
}

/** Starts the choice of badges: the stored one is checked, a new one is stored at once. */
export async function startDisplaySection(
  document: Document,
  {say, display, reportError}: DisplaySectionOptions,
  signal: AbortSignal,
): Promise<void> {
  const section = findElement(document, 'display', HTMLFieldSetElement);
  const choices = [...section.querySelectorAll('input')];
  const render = (value: Display): void => {
    for (const choice of choices) choice.checked = choice.value === value;
  };
  for (const choice of choices) {
    const onChange = (): void => {
      display.set(parseDisplay(choice.value) ?? display.fallback).catch(reportError);
    };
    choice.addEventListener('change', onChange, {signal});
  }
  display.onChanged(render, signal);
  render(await display.get());
  await followLock(document, {say, settings: [display], section, reportError}, signal);
}
