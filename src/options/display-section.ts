import {findElement} from '../platform/elements.ts';
import {type Display, parseDisplay} from '../platform/guards.ts';
import type {Setting} from '../platform/setting.ts';

/** Starts the choice of marks: the stored one is checked, a new one is stored at once. */
export async function startDisplaySection(
  document: Document,
  display: Setting<Display>,
  signal: AbortSignal,
): Promise<void> {
  const choices = [...findElement(document, 'display', HTMLFieldSetElement).querySelectorAll('input')];
  const render = (value: Display) => {
    for (const choice of choices) choice.checked = choice.value === value;
  };
  for (const choice of choices) {
    choice.addEventListener('change', () => void display.set(parseDisplay(choice.value) ?? display.fallback), {signal});
  }
  display.onChanged(render, signal);
  render(await display.get());
}
