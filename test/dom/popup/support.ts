import {readFileSync} from 'node:fs';
import {join} from 'node:path';

const PAGE = readFileSync(join(import.meta.dirname, '../../../src/popup/popup.html'), 'utf8');

/** Puts the popup's own page into the document of the test, without running its script. */
export function loadPopup(): void {
  const parsed = new DOMParser().parseFromString(PAGE, 'text/html');
  document.replaceChild(document.adoptNode(parsed.documentElement), document.documentElement);
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

/** Does what a person does to a field: a new value, and the event that says so. */
export function enter(id: string, value: string): void {
  const field = getInput(id);
  field.value = value;
  field.dispatchEvent(new Event('input', {bubbles: true}));
}
