import type {MessageKey, Say} from '../core/say.ts';

/** Attribute of our pages that names a text -> where the text goes; without a name, into the element. */
const PLACES: Readonly<Record<string, string | null>> = {
  'data-say': null,
  'data-say-label': 'aria-label',
  'data-say-placeholder': 'data-placeholder',
};

/** Puts the texts of the reader's language into a page of ours, and sets its language and direction. */
export function translatePage(document: Document, say: Say): void {
  document.documentElement.lang = say('language_tag');
  document.documentElement.dir = say('direction');
  for (const [marker, attribute] of Object.entries(PLACES)) {
    for (const element of document.querySelectorAll(`[${marker}]`)) {
      const text = say(element.getAttribute(marker) as MessageKey);
      if (attribute === null) element.textContent = text;
      else element.setAttribute(attribute, text);
    }
  }
}
