import {CARD_NAME} from '../badge/badge-element.ts';
import {createMark} from '../badge/marks.ts';
import {CARD_STYLE} from './style.ts';
import type {CardSection, CardView} from './view.ts';

/** The card as DOM. */
export interface CardElement {
  readonly host: HTMLElement;
  /** What holds the words, has the size and takes the focus. */
  readonly panel: HTMLElement;
  render(view: CardView): void;
}

function createText(document: Document, className: string, text: string): HTMLElement {
  const element = document.createElement('p');
  element.className = className;
  element.textContent = text;
  return element;
}

type Part = (document: Document, section: CardSection) => HTMLElement[];

const writeQuote: Part = (document, {quote}) => {
  if (quote === null) return [];
  const element = createText(document, 'quote', quote);
  element.dir = 'auto';
  return [element];
};

const writeTitle: Part = (document, {verdict, title}) => {
  const element = createText(document, 'title', '');
  const words = document.createElement('span');
  words.textContent = title;
  element.append(createMark(document, verdict), words);
  return [element];
};

const writeFrequency: Part = (document, {frequency}) =>
  frequency === null ? [] : [createText(document, 'frequency', frequency)];

const writeExtras: Part = (document, {extras}) => extras.map(extra => createText(document, 'extra', extra));

/** What a section is made of, from top to bottom; a new kind of content is a new part here. */
const PARTS: readonly Part[] = [writeQuote, writeTitle, writeFrequency, writeExtras];

function createSection(document: Document, section: CardSection): HTMLElement {
  const element = document.createElement('div');
  element.className = 'section';
  element.dataset.verdict = section.verdict;
  element.append(...PARTS.flatMap(part => part(document, section)));
  return element;
}

/** Makes a card that is not in the page yet. */
export function createCardElement(document: Document): CardElement {
  const host = document.createElement(CARD_NAME);
  const root = host.attachShadow({mode: 'closed'});
  const style = document.createElement('style');
  style.textContent = CARD_STYLE;
  const panel = document.createElement('div');
  panel.className = 'panel';
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', 'Grain of Salt');
  panel.setAttribute('tabindex', '-1');
  root.append(style, panel);
  return {
    host,
    panel,
    render(view) {
      const sections = view.sections.map(section => createSection(document, section));
      panel.replaceChildren(...sections, createText(document, 'footnote', view.footnote));
      panel.scrollTop = 0;
    },
  };
}
