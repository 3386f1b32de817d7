// Wires the content script: badges beside the headlines of a page, and the card beside a selection.
import {isContextValid} from '../platform/browser.ts';
import {log} from '../platform/log.ts';
import {handleMessages, sendToBackground} from '../platform/messaging.ts';
import {takeOnDemandMark} from '../platform/on-demand.ts';
import {disabledSites, display, threshold} from '../platform/settings.ts';
import {isContextInvalidated} from '../protocol/errors.ts';
import {startApp} from './app.ts';
import {classifyPage, extractHeadlines} from './extract/index.ts';
import {beginRun} from './lifetime.ts';
import {createScheduler} from './scheduler.ts';

const scheduler = createScheduler(window);
// Frames hold advertisements and embedded posts; and who asked for one card did not ask for badges.
const hasBadges = window.top === window && !takeOnDemandMark(globalThis);
const run = beginRun(window, globalThis, {scheduler, isContextValid});

/** A script that has outlived its extension goes quietly; anything else is worth a line in the log. */
function meet(error: unknown): void {
  if (isContextInvalidated(error) || !isContextValid()) run.abort();
  else log.warn('content script', error);
}

const app = startApp(
  {
    window,
    hasBadges,
    scheduler,
    threshold,
    display,
    disabledSites,
    classify: url => classifyPage(document, url),
    extract: (root, url) => extractHeadlines(root, {url}),
    createObserver: (callback, options) => new IntersectionObserver(callback, options),
    createResizeObserver: callback => new ResizeObserver(callback),
    async score(texts) {
      try {
        return (await sendToBackground('score', {texts: [...texts]})).scores;
      } catch (error) {
        meet(error);
        throw error;
      }
    },
    reportError: meet,
    reportPage: summary => void sendToBackground('reportPage', summary).catch(meet),
  },
  run.signal,
);
const {showSelection, summarizePage} = app;
handleMessages(hasBadges ? {showSelection, summarizePage} : {showSelection}, run.signal);
