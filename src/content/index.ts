// Wires the content script: badges beside the headlines of a page, and the card beside a selection.

import type {losesAccess} from '../core/sites.ts';
import {warnInConsole} from '../platform/console.ts';
import {detectLanguage} from '../platform/language.ts';
import {askBackground, type createAnswering, handleMessagesLater} from '../platform/messaging.ts';
import {importPackaged, isContextValid} from '../platform/native.ts';
import {type Purpose, takeOnDemandMark} from '../platform/on-demand.ts';
import {say} from '../platform/say.ts';
import {isContextInvalidated} from '../protocol/errors.ts';
import type {ToContent} from '../protocol/messages.ts';
import type {Handlers} from '../protocol/messenger.ts';
import {
  type parseExplained,
  parseNothing,
  parsePreferences,
  parseScores,
  type REQUESTS_TO_CONTENT,
} from '../protocol/validate.ts';
import {startApp} from './app.ts';
import type {CardModule} from './card/lazy-card.ts';
import {createPageReader} from './extract/index.ts';
import {isPartOfPage} from './frames.ts';
import {filterByLanguage, nameLanguage} from './language-filter.ts';
import {beginRun} from './lifetime.ts';
import type {BadgesModule} from './page.ts';
import {createScheduler} from './scheduler.ts';
import {unveil} from './unveil.ts';

/** What `answers.js` gives. */
interface AnswersModule {
  readonly createAnswering: typeof createAnswering;
  readonly losesAccess: typeof losesAccess;
  readonly REQUESTS_TO_CONTENT: typeof REQUESTS_TO_CONTENT;
}

/** What `card.js` gives: what is asked for it alone is checked there. */
interface CardScript extends CardModule {
  readonly parseExplained: typeof parseExplained;
}

const loadCard = (): Promise<CardScript> => importPackaged<CardScript>('card.js');

function start(purpose: Purpose): void {
  const scheduler = createScheduler(window);
  const reader = createPageReader(document);
  const run = beginRun(window, globalThis, {scheduler, isContextValid});
  const endIfOrphaned = (error: unknown): boolean => {
    const isOrphaned = isContextInvalidated(error) || !isContextValid();
    if (isOrphaned) run.abort();
    return isOrphaned;
  };
  const {showSelection, preferencesChanged, ...page} = startApp(
    {
      window,
      purpose,
      say,
      scheduler,
      clock: Date.now,
      prepare: reader.prepare,
      classify: reader.classify,
      detect: async text => nameLanguage(await detectLanguage(text)),
      extract: reader.extract,
      createObserver: (callback, options) => new IntersectionObserver(callback, options),
      createResizeObserver: callback => new ResizeObserver(callback),
      score: filterByLanguage(async texts => {
        try {
          return (await askBackground('score', {texts: [...texts]}, parseScores)).scores;
        } catch (error) {
          // Asked again by the caller; the background has logged what is wrong with the model.
          endIfOrphaned(error);
          throw error;
        }
      }, detectLanguage),
      async explain(text) {
        try {
          const {parseExplained} = await loadCard();
          return await askBackground('explain', {text}, parseExplained);
        } catch (error) {
          if (!endIfOrphaned(error)) warnInConsole('cannot explain', error);
          return {score: {reason: 'unavailable'}, words: []};
        }
      },
      readPreferences: () => askBackground('readPreferences', {}, parsePreferences),
      act: (action, text) => {
        if (action === 'hide-site') return askBackground('hideSite', {}, parseNothing);
        return askBackground('correct', {text, verdict: action === 'undo' ? null : action.correct}, parseNothing);
      },
      reportPage: summary => void askBackground('reportPage', summary, parseNothing).catch(endIfOrphaned),
      loadCard,
      loadBadges: () => importPackaged<BadgesModule>('badges.js'),
      reportError: (what, error) => endIfOrphaned(error) || warnInConsole(what, error),
    },
    run.signal,
  );
  const loadAnswers = () => importPackaged<AnswersModule>('answers.js');
  const leaveSites = async ({removed, kept}: {removed: string[]; kept: string[]}): Promise<undefined> => {
    const {losesAccess} = await loadAnswers();
    if (losesAccess(location.href, removed, kept)) run.abort();
  };
  // Who asked for one card did not ask for badges.
  const handlers: Partial<Handlers<keyof ToContent>> =
    purpose === 'card' ? {showSelection, preferencesChanged} : {showSelection, preferencesChanged, leaveSites, ...page};
  handleMessagesLater(
    handlers,
    async () => {
      const {createAnswering, REQUESTS_TO_CONTENT} = await loadAnswers();
      return createAnswering(REQUESTS_TO_CONTENT, handlers, warnInConsole);
    },
    warnInConsole,
    run.signal,
  );
}

const purpose = takeOnDemandMark(globalThis);
// Pictures and plain XML are documents too, but hold no elements that could be ours.
if (unveil(document).createElement('p') instanceof HTMLElement && (purpose === 'card' || isPartOfPage(window))) {
  // Where frames of a page have taken the names of what the browser gives us, there is nothing to work with.
  if (isContextValid()) start(purpose);
}
