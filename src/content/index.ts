// Wires the content script: badges beside the headlines of a page, and the card beside a selection.
import {isContextValid} from '../platform/native.ts';
import {detectLanguage} from '../platform/language.ts';
import {log} from '../platform/log.ts';
import {handleMessages, sendToBackground} from '../platform/messaging.ts';
import {takeOnDemandMark} from '../platform/on-demand.ts';
import {say} from '../platform/say.ts';
import {disabledSites, display, threshold} from '../platform/settings.ts';
import {isContextInvalidated} from '../protocol/errors.ts';
import {startApp} from './app.ts';
import {createPageReader} from './extract/index.ts';
import {isPartOfPage} from './frames.ts';
import {filterByLanguage} from './language-filter.ts';
import {beginRun} from './lifetime.ts';
import {createScheduler} from './scheduler.ts';

function start(isOnDemand: boolean): void {
  const scheduler = createScheduler(window);
  const reader = createPageReader(document);
  // Who asked for one card did not ask for badges.
  const hasBadges = !isOnDemand;
  const run = beginRun(window, globalThis, {scheduler, isContextValid});
  const endIfOrphaned = (error: unknown): boolean => {
    const isOrphaned = isContextInvalidated(error) || !isContextValid();
    if (isOrphaned) run.abort();
    return isOrphaned;
  };
  const {showSelection, summarizePage} = startApp(
    {
      window,
      hasBadges,
      say,
      scheduler,
      threshold,
      display,
      disabledSites,
      prepare: reader.prepare,
      classify: reader.classify,
      extract: reader.extract,
      createObserver: (callback, options) => new IntersectionObserver(callback, options),
      createResizeObserver: callback => new ResizeObserver(callback),
      score: filterByLanguage(async texts => {
        try {
          return (await sendToBackground('score', {texts: [...texts]})).scores;
        } catch (error) {
          // Asked again by the caller; the background has logged what is wrong with the model.
          endIfOrphaned(error);
          throw error;
        }
      }, detectLanguage),
      reportPage: summary => void sendToBackground('reportPage', summary).catch(endIfOrphaned),
      reportError: error => endIfOrphaned(error) || log.warn('cannot read a setting', error),
    },
    run.signal,
  );
  handleMessages(hasBadges ? {showSelection, summarizePage} : {showSelection}, run.signal);
}

const isOnDemand = takeOnDemandMark(globalThis);
// Pictures and plain XML are documents too, but hold no elements that could be ours.
if (document.createElement('p') instanceof HTMLElement && (isOnDemand || isPartOfPage(window))) start(isOnDemand);
