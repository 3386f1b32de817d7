// Runs inside a page of a test: a badge beside the headline, and its card, in open shadow roots, so that tools see them.
import {createBadges} from '../../src/content/badge/badges.ts';
import {createLayout} from '../../src/content/badge/layout.ts';
import {createCard} from '../../src/content/card/card.ts';
import {type Catalog, createSay} from '../../src/core/say.ts';
import {VERDICTS} from '../../src/core/verdict.ts';

declare const messages: Catalog;

const attach = Element.prototype.attachShadow;
Element.prototype.attachShadow = function (init) {
  return attach.call(this, {...init, mode: 'open'});
};
const {signal} = new AbortController();
const say = createSay(messages);
const sizes = {observe: () => undefined, unobserve: () => undefined};
const badges = createBadges(
  document,
  createLayout(window, () => false),
  sizes,
);
const elements = [...document.querySelectorAll<HTMLElement>('h2')];
badges.show(elements.map((element, index) => ({element, verdict: VERDICTS[index % 4]!, label: 'Reads like news'})));
const card = createCard(window, say, signal);
const text = 'Insiders reveal the shocking secret of gulls';
const words = [
  {start: 0, end: 8, weight: -0.9},
  {start: 20, end: 28, weight: -0.4},
];
card.open({
  key: {},
  content: {
    parts: [{text, score: {credibility: 0.1, satire: 0.9, clickbait: 0.9}, words}],
    threshold: 0.3,
    can: {correct: true, hideSite: true},
  },
  isPinned: true,
  readAnchor: () => badges.readBox(badges.hostOf(elements[0]!)!),
});
