import {createMark} from '../badge/marks.ts';
import {CARD_NAME} from '../names.ts';
import {unveil} from '../unveil.ts';
import {CARD_STYLE} from './style.ts';
import type {CardAction, CardButton, CardSection, CardView} from './view.ts';

/** The card as DOM. */
export interface CardElement {
  readonly host: HTMLElement;
  /** What holds the words, has the size and takes the focus. */
  readonly panel: HTMLElement;
  render(view: CardView): void;
  /** Whether the focus would leave the card with Tab, or with Shift and Tab. */
  isAtEnd(isBackwards: boolean): boolean;
}

function createText(document: Document, className: string, text: string): HTMLElement {
  const element = unveil(document).createElement('p');
  element.className = className;
  element.textContent = text;
  return element;
}

type Part = (document: Document, section: CardSection) => HTMLElement[];

const writeQuote: Part = (document, {quote}) => {
  if (quote === null) return [];
  const element = createText(document, quote.length > 1 ? 'quote whole' : 'quote', '');
  element.dir = 'auto';
  for (const {text, kind} of quote) {
    const piece = unveil(document).createElement('span');
    piece.textContent = text;
    if (kind !== 'plain') piece.className = kind;
    element.append(piece);
  }
  return [element];
};

const writeTitle: Part = (document, {verdict, title}) => {
  const element = createText(document, 'title', '');
  const words = unveil(document).createElement('span');
  words.textContent = title;
  element.append(createMark(document, verdict), words);
  return [element];
};

const writeFrequency: Part = (document, {frequency}) =>
  frequency === null ? [] : [createText(document, 'frequency', frequency)];

const writeExtras: Part = (document, {extras}) => extras.map(extra => createText(document, 'extra', extra));

const writeWords: Part = (document, {words}) => words.map(line => createText(document, 'words', line));

/** What a section of one text is made of, from top to bottom; of several, each begins with its text. */
const PARTS_OF_ONE: readonly Part[] = [writeTitle, writeFrequency, writeExtras, writeQuote, writeWords];
const PARTS_OF_SEVERAL: readonly Part[] = [writeQuote, writeTitle, writeFrequency, writeExtras];

function createSection(document: Document, section: CardSection, parts: readonly Part[]): HTMLElement {
  const element = unveil(document).createElement('div');
  element.className = 'section';
  element.dataset.verdict = section.verdict;
  element.append(...parts.flatMap(part => part(document, section)));
  return element;
}

function createButton(document: Document, {label, action}: CardButton, act: (action: CardAction) => void) {
  const button = unveil(document).createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', () => act(action));
  return button;
}

function createButtons(document: Document, buttons: readonly CardButton[], act: (action: CardAction) => void) {
  if (buttons.length === 0) return [];
  const row = unveil(document).createElement('div');
  row.className = 'buttons';
  row.append(...buttons.map(button => createButton(document, button, act)));
  return [row];
}

/**
 * Makes a card that is not in the page yet.
 * @param act told of the buttons that are pressed
 */
export function createCardElement(document: Document, act: (action: CardAction) => void): CardElement {
  const host = unveil(document).createElement(CARD_NAME);
  const root = host.attachShadow({mode: 'closed'});
  const style = unveil(document).createElement('style');
  style.textContent = CARD_STYLE;
  const panel = unveil(document).createElement('div');
  panel.className = 'panel';
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', 'Grain of Salt');
  panel.setAttribute('tabindex', '-1');
  root.append(style, panel);
  const listButtons = () => [...panel.querySelectorAll('button')];
  return {
    host,
    panel,
    render({sections, buttons, footnote}) {
      const at = listButtons().indexOf(root.activeElement as HTMLButtonElement);
      const parts = sections.length === 1 ? PARTS_OF_ONE : PARTS_OF_SEVERAL;
      panel.replaceChildren(
        ...sections.map(section => createSection(document, section, parts)),
        ...createButtons(document, buttons, act),
        createText(document, 'footnote', footnote),
      );
      panel.scrollTop = 0;
      // The button that was pressed is another one now, in the same place.
      if (at >= 0) (listButtons()[at] ?? panel).focus({preventScroll: true});
    },
    isAtEnd(isBackwards) {
      const buttons = listButtons();
      const at = buttons.indexOf(root.activeElement as HTMLButtonElement);
      return isBackwards ? at <= 0 : at === buttons.length - 1;
    },
  };
}
