/** Hostile pages by hand: what a generator would not hit upon. Each is a front page of stories with something wrong. */
import {
  BOASTS,
  COPIES,
  FIELDS,
  FORGERIES,
  many,
  NAMED,
  nest,
  OVERRIDES,
  OWN_ELEMENTS,
  POLICY,
  REBUILD,
  THEFT,
  VANISH,
  whenRead,
} from './scenario-parts.ts';

export interface Scenario {
  readonly name: string;
  /** The whole page; its scripts run before ours. */
  readonly html: string;
  /** Badges that there must be in the end, at least. */
  readonly badges: number;
  /** Something that must be true in the page in the end, as a script. */
  readonly holds?: string;
}

const STORIES = Array.from(
  {length: 12},
  (_, index) =>
    `<article><h2><a href="/2031/05/${index + 10}/harbour-council-keeps-lighthouse-${index}">Harbour council votes to keep lighthouse number ${index} lit all winter</a></h2><p>By Ada Quill, 5 hours ago</p></article>`,
).join('\n');

interface Parts {
  readonly head?: string;
  readonly before?: string;
  readonly after?: string;
  readonly script?: string;
}

function tell({head = '', before = '', after = '', script = ''}: Parts): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The Example Times: news</title>${head}
<meta property="og:site_name" content="The Example Times"><link rel="alternate" type="application/rss+xml" href="/feed">
<script>globalThis.forged = 0;${script}</script></head><body>${before}<main>${STORIES}</main>${after}</body></html>`;
}

const FLOODS = ['\u202e', '\u200b', '\u0301', '\u2066', '\ud800', '\u{e0041}', '\ufdfa', '((', '[VIDEO]', 'A.'];

const flooded = (flood: string, index: number): string =>
  `<article><h2><a href="/2031/05/10/flood-of-marks-in-a-headline-${index}">Harbour council votes ${flood.repeat(2000)} to keep the lighthouse</a></h2></article>`;

/** All of them. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'fields that hide a form',
    html: tell({before: `${FIELDS}<form id="f">${FIELDS}`, after: '</form>'}),
    badges: 12,
  },
  {
    name: 'names that hide the document',
    html: tell({after: NAMED}).replace('<main>', '<main id="main">'),
    badges: 12,
    holds: 'document.querySelectorAll instanceof HTMLCollection',
  },
  {
    name: 'frames with the names of what we are given',
    html: tell({before: '<iframe name="chrome"></iframe><iframe name="browser"></iframe>'}),
    // The browser itself then gives no extension anything.
    badges: 0,
  },
  {
    name: 'a tree 50,000 elements deep',
    html: tell({after: nest(50_000, `inner = inner.appendChild(document.createElement('div'));`)}),
    badges: 12,
  },
  {
    name: '5,000 nested shadow roots',
    html: tell({
      after: nest(5000, `inner = inner.appendChild(document.createElement('div')).attachShadow({mode: 'open'});`),
    }),
    badges: 12,
  },
  {
    name: 'a tree of 10 MB',
    html: tell({
      after: whenRead(
        `for (let count = 0; count < 30; count++) { const part = document.createElement('section'); part.hidden = true; part.innerHTML = '<div class="a b c"><span>some words</span><i></i><x-y></x-y></div>'.repeat(6000); document.body.append(part); }`,
      ),
    }),
    badges: 12,
  },
  {
    name: '100,000 links',
    html: tell({after: many(100_000, `'Harbour council votes to keep lighthouse number ' + index + ' lit'`)}),
    badges: 12,
  },
  {
    name: '100,000 links that say the same',
    html: tell({after: many(100_000, `'Harbour council votes to keep the old lighthouse lit'`)}),
    badges: 12,
  },
  {
    name: 'headlines of 1 MB',
    html: tell({
      after: whenRead(
        `for (const word of ['lighthouse ', 'x', '\\u202e\\u0301 ']) { const h = document.createElement('h2'); h.style.contentVisibility = 'hidden'; h.textContent = word.repeat(1_000_000 / word.length); document.body.append(h); }`,
      ),
    }),
    badges: 12,
  },
  {
    name: 'a headline of 20,000 lines',
    html: tell({
      after: `<h2 style="width:1px"><a href="/2031/05/10/harbour-council-keeps-lighthouse">${'lit '.repeat(20)}${'\u200b'.repeat(20_000)}</a></h2>`,
    }),
    badges: 12,
  },
  {name: 'floods and overrides', html: tell({after: FLOODS.map(flooded).join('')}), badges: 12},
  {name: 'data, title and address without end', html: tell({after: BOASTS}), badges: 0},
  {name: 'prototypes and globals replaced', html: tell({after: whenRead(OVERRIDES)}), badges: 0},
  {name: 'elements of our names', html: tell({script: OWN_ELEMENTS}), badges: 0},
  {name: 'forged messages and events', html: tell({script: FORGERIES}), badges: 12, holds: 'globalThis.forged === 0'},
  {name: 'badges taken for ever', html: tell({script: THEFT}), badges: 0},
  {
    name: 'badges copied for ever',
    html: tell({script: COPIES}),
    badges: 12,
    holds: 'document.querySelectorAll("grain-badge").length < 2000',
  },
  {name: 'a page built anew for ever', html: tell({script: REBUILD}), badges: 0},
  {name: 'a page that vanishes for a while', html: tell({script: VANISH}), badges: 12},
  {
    name: 'a policy that allows nothing',
    html: tell({head: `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`}),
    badges: 12,
  },
  {
    name: 'frames within frames',
    html: tell({
      after: whenRead(
        `if (window === top || location.hash.length < 4) for (let count = 0; count < 3; count++) { const frame = document.createElement('iframe'); frame.src = location.pathname + '?' + count + Math.random() + location.hash + '#x'; document.body.append(frame); }`,
      ),
    }),
    badges: 12,
  },
];
