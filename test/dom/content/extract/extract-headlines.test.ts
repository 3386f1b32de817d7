/** @jest-environment jsdom */
import {describe, expect, test} from '@jest/globals';
import {createPageReader, extractHeadlines} from '../../../../src/content/extract/index.ts';

const URL = 'https://gazette.example/world';

function parse(body: string, head = ''): Document {
  return new DOMParser().parseFromString(
    `<html lang="en"><head>${head}</head><body>${body}</body></html>`,
    'text/html',
  );
}

function textsIn(root: Document | Element, url = URL): string[] {
  return extractHeadlines(root, {url}).map(({text}) => text);
}

const story = (headline: string): string =>
  `<article><h3><a href="/2031/03/01/${headline.toLowerCase().replaceAll(' ', '-')}">${headline}</a></h3><p>Words.</p></article>`;

describe('extractHeadlines', () => {
  test('finds one added story by itself, without its neighbours', () => {
    const document = parse(
      `<main>${story('Ferry sails again after the storm')}${story('Mayor opens a bridge')}</main>`,
    );
    expect(textsIn(document.querySelector('article')!)).toEqual(['Ferry sails again after the storm']);
  });

  test('knows of a part of a page in which region it stands', () => {
    const document = parse(`<footer><div id="added">${story('Our journalists and how they work')}</div></footer>`);
    expect(textsIn(document.querySelector('#added')!)).toEqual([]);
  });

  test('reads a part of a headline as the whole headline', () => {
    const document = parse(
      '<h2><a href="/2031/03/01/ferry-sails-again-after-storm">Ferry sails <em>again</em> after the storm</a></h2>',
    );
    expect(textsIn(document.querySelector('em')!)).toEqual(['Ferry sails again after the storm']);
  });

  test('gives the same for all parts as for the whole', () => {
    const headlines = [
      'Ferry sails again after the storm',
      'Mayor opens a bridge over nothing',
      'Gulls return to the pier',
    ];
    const document = parse(`<main>${headlines.map(story).join('')}</main>`);
    const parts = [...document.querySelectorAll('article')].flatMap(part => textsIn(part));
    expect(parts).toEqual(headlines);
    expect(textsIn(document)).toEqual(headlines);
  });

  test('does not see our own elements, inside a headline or beside it', () => {
    const document = parse(`<main>${story('Ferry sails again after the storm')}</main>`);
    const [headline] = extractHeadlines(document, {url: URL});
    const badge = document.createElement('grain-badge');
    badge.textContent = 'Reads like news of another kind';
    headline!.element.append(badge);
    const card = document.createElement('grain-card');
    card.innerHTML = '<h2><a href="/2031/03/01/a-card-is-no-headline-at-all">A card is no headline at all</a></h2>';
    document.body.append(card);
    expect(extractHeadlines(document, {url: URL})).toEqual([headline]);
  });

  test('gives the main headline of an article in a part of the page too', () => {
    const headline = 'Ferry sails again after the storm';
    const document = parse(
      `<main><article><h1>${headline}</h1><p>Words of the article.</p></article></main>`,
      `<meta property="og:type" content="article"><meta property="og:title" content="${headline}">`,
    );
    const found = extractHeadlines(document.querySelector('article')!, {url: `${URL}/2031/03/01/ferry`});
    expect(found.map(({text, role}) => [text, role])).toEqual([[headline, 'main']]);
  });

  test('takes no link within a sentence for a headline', () => {
    const document = parse(
      '<p>As we wrote last week in <a href="/2031/02/01/ferry-lost-in-the-fog">our story of the ferry lost in the fog</a>, nobody was hurt, and all of the passengers had soup.</p>',
    );
    expect(textsIn(document)).toEqual([]);
  });

  test.each([
    ['no body text at all', ''],
    ['an empty list', '<ul></ul>'],
    ['links without addresses', '<a>Ferry sails again after the storm</a>'],
    ['a heading without text', '<h2><a href="/2031/03/01/a-b-c-d-e"><img alt=""></a></h2>'],
  ])('finds nothing in a page with %s', (_, body) => {
    expect(textsIn(parse(body))).toEqual([]);
  });

  test('survives a tree too deep to be text', () => {
    const document = parse('<main></main>');
    let inner: Element = document.querySelector('main')!;
    for (let depth = 0; depth < 5000; depth++) inner = inner.appendChild(document.createElement('div'));
    inner.innerHTML = story('Ferry sails again after the storm');
    document.querySelector('main')!.insertAdjacentHTML('beforeend', story('Mayor opens a bridge over nothing'));
    expect(textsIn(document)).toEqual(['Mayor opens a bridge over nothing']);
  });

  test('takes no headline for what is a book', () => {
    const document = parse(`<h2><a href="/2031/03/01/a-b-c-d-e">${'word '.repeat(5000)}</a></h2>`);
    expect(textsIn(document)).toEqual([]);
  });

  test('names the language of a part of the page that is declared to be in another one', () => {
    const document = parse(
      `<main>${story('Ferry sails again after the storm')}<section lang="de-DE">${story('Hafen nach Sturm wieder offen')}${story('The mayor of the town opens a bridge')}</section></main>`,
    );
    expect(extractHeadlines(document, {url: URL}).map(({language}) => language)).toEqual([undefined, 'de', undefined]);
  });
});

describe('createPageReader', () => {
  const headlines = Array.from({length: 60}, (_, index) => `Ferry number ${index} sails again after the storm`);
  const page = (): Document => parse(`<main>${headlines.map(story).join('')}</main>`);

  test('reads a page in steps to the same end as in one go', () => {
    const document = page();
    const reader = createPageReader(document);
    const steps = [...reader.prepare(document, URL, () => true)];
    expect(steps.length).toBeGreaterThan(5);
    expect(reader.extract(document, URL).map(({text}) => text)).toEqual(textsIn(document));
  });

  test('survives a page that is taken away between two steps', () => {
    const document = page();
    const reader = createPageReader(document);
    const steps = reader.prepare(document, URL, () => true);
    for (let count = 0; count < 3; count++) steps.next();
    document.body.replaceChildren();
    while (!steps.next().done);
    expect(reader.extract(document, URL).every(({element}) => element.textContent)).toBe(true);
  });

  test('forgets a reading when the code that asked for it has ended', async () => {
    const document = page();
    const reader = createPageReader(document);
    expect(reader.extract(document, URL)).toHaveLength(60);
    document.querySelector('article')!.remove();
    await Promise.resolve();
    expect(reader.extract(document, URL)).toHaveLength(59);
  });

  test('reads some neighbours as they are read with all the others', () => {
    const document = page();
    const some = [...document.querySelectorAll('article')].slice(10, 18);
    const found = createPageReader(document).extract(some, URL);
    expect(found.map(({text}) => text)).toEqual(headlines.slice(10, 18));
  });
});
