import {translatePage} from '../../src/ui/translate-page.ts';
import {english} from './english.ts';
import {listFiles} from './repository-files.ts';

/** Puts a page of ours into the document of the test, in English, without running its script. */
export function loadPage(name: 'popup' | 'options' | 'welcome'): void {
  const page = listFiles(`src/${name}`, ['.html'])[0]!.readText();
  const parsed = new DOMParser().parseFromString(page, 'text/html');
  document.replaceChild(document.adoptNode(parsed.documentElement), document.documentElement);
  translatePage(document, english);
}

export function getText(id: string): string {
  return document.getElementById(id)?.textContent ?? '';
}

export function getInput(id: string): HTMLInputElement {
  return document.getElementById(id) as HTMLInputElement;
}

export function isHidden(id: string): boolean {
  return document.getElementById(id)?.hidden !== false;
}

/** Does what a person does to a field or an editable box: a new value, and the event that says so. */
export function enter(id: string, value: string): void {
  const field = getInput(id);
  if (field instanceof HTMLInputElement) field.value = value;
  else (field as HTMLElement).textContent = value;
  field.dispatchEvent(new Event('input', {bubbles: true}));
}
