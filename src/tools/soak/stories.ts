/** Invented headlines, sober and shrill, and a page that shows them. */
import type {Random} from '../../core/random.ts';

const WHO = [
  'Council of Ferrisport',
  'Marlovian parliament',
  'Harbour authority',
  'Tarn County school board',
  'Regional health service',
  'Corvane bus company',
  'Lantern Street library',
  'National rail operator',
  'Fishing union',
  'Coast guard',
];
const DOES = ['approves', 'delays', 'reviews', 'extends', 'repairs', 'rejects', 'funds', 'reopens', 'debates', 'sells'];
const WHAT = [
  'plan for a new flood barrier',
  'budget for the coming year',
  'ferry line to the outer islands',
  'old lighthouse on the pier',
  'night trains to the capital',
  'repairs of the eastern bridge',
  'rules for short holiday lets',
  'wage agreement with drivers',
  'study of drinking water',
  'permit for the wind farm',
];
const WHEN = [
  'after months of talks',
  'by a narrow majority',
  'as costs rise again',
  'before the winter storms',
  'despite residents’ protests',
  'until next spring',
  'for a second time',
  'following an audit',
  'after heavy rain',
  'ahead of elections',
];
const GASP = [
  'You will NOT believe why the',
  'Exposed: the secret elite behind the',
  'What they are hiding about the',
  'SHOCKING truth about the',
  'Doctors hate this trick with the',
];

/** Makes a source of headlines that never says the same twice. */
export function createStories(random: Random): () => string {
  const told = new Set<string>();
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!;
  const invent = (): string => {
    const kind = random();
    if (kind < 0.75) return `${pick(WHO)} ${pick(DOES)} ${pick(WHAT)} ${pick(WHEN)}`;
    if (kind < 0.95) return `${pick(GASP)} ${pick(WHAT)} ${pick(WHEN)}!!!`;
    return `${pick(WHO)} ${pick(DOES)} ${Math.floor(random() * 900 + 100)} old boats ${pick(WHEN)}`;
  };
  return () => {
    let text = invent();
    while (told.has(text)) text = `${text.replace(/!+$/, '')}, part ${told.size}`;
    told.add(text);
    return text;
  };
}

const escapeText = (text: string): string => text.replace(/[&<>]/g, character => `&#${character.charCodeAt(0)};`);

function writeStory(text: string, index: number): string {
  return `<article><h3><a href="/2026/11/23/story-${index}.html">${escapeText(text)}</a></h3><p>By our staff.</p></article>`;
}

/** A front page with some headlines. */
export function writeFront(texts: readonly string[]): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The Ferrisport Courier: front page</title>
<meta property="og:type" content="website"><link rel="icon" href="data:,">
<style>.grid{display:grid;grid-template-columns:repeat(4,1fr);gap:16px}h3{margin:0;font:600 18px serif}</style></head>
<body><header><p>The Ferrisport Courier</p><nav><ul><li><a href="/local">Local news</a></li><li><a href="/sports">Sports</a></li></ul></nav></header>
<main><div class="grid">${texts.map(writeStory).join('\n')}</div></main></body></html>`;
}
