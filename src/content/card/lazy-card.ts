import type {Say} from '../../core/say.ts';
import type {Card, CardRequest} from './card.ts';
import type {showSelection} from './selection.ts';

/** What `card.js` gives. */
export interface CardModule {
  createCard(window: Window, say: Say, signal: AbortSignal): Card;
  showSelection: typeof showSelection;
}

/** The card, whose code comes when it is first needed. */
export interface LazyCard extends Card {
  /** Somebody may open the card soon. */
  prepare(): void;
  /** @returns whether the card could be loaded */
  open(request: CardRequest): Promise<boolean>;
}

export interface LazyCardOptions {
  readonly window: Window;
  readonly say: Say;
  readonly load: () => Promise<CardModule>;
  readonly reportError: (error: unknown) => void;
}

/** Makes the card of a window: until its code is there, the last request waits. */
export function createLazyCard({window, say, load, reportError}: LazyCardOptions, signal: AbortSignal): LazyCard {
  const hoverListeners: ((isOver: boolean) => void)[] = [];
  let card: Card | null = null;
  let waiting: CardRequest | null = null;
  let loading: Promise<void> | null = null;

  async function fetchCard(): Promise<void> {
    try {
      const {createCard} = await load();
      if (signal.aborted) return;
      card = createCard(window, say, signal);
      card.onHover(isOver => {
        for (const listener of hoverListeners) listener(isOver);
      });
    } catch (error) {
      // The next one who asks tries again.
      loading = null;
      reportError(error);
    }
  }
  const prepare = async (): Promise<Card | null> => {
    loading ??= fetchCard();
    await loading;
    return card;
  };

  return {
    get current() {
      return card?.current ?? waiting;
    },
    prepare: () => void prepare(),
    async open(request) {
      if (card !== null) {
        card.open(request);
        return true;
      }
      waiting = request;
      const loaded = await prepare();
      // Meanwhile it may have been closed, or another asked for.
      if (waiting?.key === request.key) {
        loaded?.open(waiting);
        waiting = null;
      }
      return loaded !== null;
    },
    update(content) {
      if (waiting !== null) waiting = {...waiting, content};
      card?.update(content);
    },
    close() {
      waiting = null;
      card?.close();
    },
    owns: target => card?.owns(target) ?? false,
    onHover: listener => hoverListeners.push(listener),
  };
}
