import type {Say} from '../core/say.ts';
import {findElement} from '../platform/elements.ts';
import type {Setting} from '../platform/setting.ts';
import type {ListedHeadline} from '../protocol/messages.ts';

type Listener = (headlines: readonly ListedHeadline[]) => void;

/** The headlines of the page under the popup. */
export interface Headlines {
  /** Takes what the page says now. */
  update(headlines: readonly ListedHeadline[]): void;
  /** Tells what is known, and every change. */
  follow(listener: Listener): void;
}

/** Keeps the headlines of the page, for all parts of the popup. */
export function createHeadlines(): Headlines {
  let current: readonly ListedHeadline[] = [];
  const listeners: Listener[] = [];
  return {
    update(headlines) {
      current = headlines;
      for (const listener of listeners) listener(current);
    },
    follow(listener) {
      listeners.push(listener);
      listener(current);
    },
  };
}

export interface HeadlineListOptions {
  readonly say: Say;
  readonly headlines: Headlines;
  readonly threshold: Setting<number>;
  /** Goes to a headline on the page. */
  readonly show: (text: string) => void;
}

/** Starts the list of flagged headlines, in the order of the page; each is a button that goes to it. */
export async function startHeadlineList(
  document: Document,
  {say, headlines, threshold, show}: HeadlineListOptions,
  signal: AbortSignal,
): Promise<void> {
  const list = findElement(document, 'flagged', HTMLOListElement);
  list.setAttribute('aria-label', say('page_list'));
  let limit = await threshold.get();
  let listed: readonly ListedHeadline[] = [];
  let shown = '';

  const createItem = (text: string): HTMLLIElement => {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    const words = document.createElement('span');
    words.textContent = text;
    button.append(words);
    button.lang = 'en';
    button.dir = 'auto';
    button.addEventListener('click', () => show(text), {signal});
    item.append(button);
    return item;
  };
  const render = (): void => {
    const texts = [...new Set(listed.filter(({credibility}) => credibility < limit).map(({text}) => text))];
    // A list that is rebuilt loses the focus and the place it was scrolled to.
    const key = texts.join('\n');
    if (key === shown) return;
    shown = key;
    list.replaceChildren(...texts.map(createItem));
    list.hidden = texts.length === 0;
  };
  headlines.follow(found => {
    listed = found;
    render();
  });
  threshold.onChanged(value => {
    limit = value;
    render();
  }, signal);
}
