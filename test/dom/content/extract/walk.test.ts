/** @jest-environment jsdom */
import {describe, expect, test} from '@jest/globals';
import {REGION} from '../../../../src/content/extract/hint-words.ts';
import {createHintReader} from '../../../../src/content/extract/hints.ts';
import {type Run, survey, surveyInSteps} from '../../../../src/content/extract/walk.ts';

function parse(body: string): Document {
  return new DOMParser().parseFromString(`<body>${body}</body>`, 'text/html');
}

const trimmed = (runs: readonly Run[]): string[] => runs.map(run => run.text.replace(/\s+/g, ' ').trim());

describe('survey', () => {
  test('joins inline text, and splits where link, heading, part or line change', () => {
    const {runs} = survey(
      parse('<p>One <b>two</b> <a href="/a">three</a></p><div><h2><span class="kicker">four</span> five</h2></div>'),
    );
    expect(trimmed(runs)).toEqual(['One two', 'three', 'four', 'five']);
    expect(runs.map(run => run.part)).toEqual(['text', 'text', 'kicker', 'title']);
  });

  test('ends a line at a break, but not within a link', () => {
    const {runs} = survey(parse('<td><a href="/a">one<br>two</a><br><a href="/b">three</a></td>'));
    expect(trimmed(runs)).toEqual(['one two', 'three']);
    expect(runs[0]!.line).not.toBe(runs[1]!.line);
  });

  test('counts the linked words of a line', () => {
    const {runs} = survey(parse('<p>See <a href="/a">one two</a> for more</p>'));
    expect(runs[0]!.line).toEqual({words: 5, linked: 2});
  });

  test.each(['script', 'style', 'noscript', 'template', 'svg', 'iframe', 'grain-badge', 'grain-card'])(
    'does not read what is in <%s>',
    tag => {
      expect(trimmed(survey(parse(`<div>one<${tag}>two</${tag}></div>`)).runs)).toEqual(['one']);
    },
  );

  test('passes over what is neither text nor element, whatever its name', () => {
    const document = parse('<p><a href="/a">one</a></p>');
    const {body} = document;
    body.firstChild!.before(document.createProcessingInstruction('php', 'the_header(); '));
    body.append(document.createProcessingInstruction('A', 'two'), document.createComment('three'));
    expect(trimmed(survey(document).runs)).toEqual(['one']);
  });

  test('parts the rank of a story from it, but not a number that begins it', () => {
    const {runs} = survey(parse('<a href="/a"><span>3</span> one</a><p><a href="/b">5 <b>two</b></a></p>'));
    expect(trimmed(runs)).toEqual(['3', 'one', '5 two']);
  });

  test('remembers links without visible text, and what stands around them', () => {
    const document = parse('<div id="card"><a href="/a" aria-label="one"></a><h3>one</h3></div><a href="/b">two</a>');
    const {emptyLinks, cards} = survey(document);
    expect(emptyLinks.map(link => link.getAttribute('href'))).toEqual(['/a']);
    expect(cards.has(document.querySelector('#card')!)).toBe(true);
  });

  test('finds with breaks, at any depth, what it finds in one go', () => {
    const card = '<div><p class="kicker">New</p><a href="/a"><b>one</b> <i>two<br>three</i></a><a href="/b"></a></div>';
    const document = parse(`<main><ul>${`<li><section>${card}tail</section></li>`.repeat(40)}</ul><p>end</p></main>`);
    document
      .querySelector('section')!
      .attachShadow({mode: 'open'})
      .append(...parse(card.repeat(30)).body.children);
    const steps = surveyInSteps(document, () => true);
    let breaks = 0;
    let step = steps.next();
    for (; !step.done; step = steps.next()) breaks++;
    expect(breaks).toBeGreaterThan(10);
    const {runs, emptyLinks, cards} = survey(document);
    expect(runs.length).toBeGreaterThan(100);
    expect(step.value.runs).toEqual(runs);
    expect(step.value.emptyLinks).toEqual(emptyLinks);
    expect([...step.value.cards]).toEqual([...cards]);
  });

  test('takes the surroundings of a part of a page into account', () => {
    const document = parse('<nav><div class="kicker"><a href="/a"><b>one</b></a></div></nav>');
    const [run] = survey(document.querySelector('b')!).runs;
    expect(run).toMatchObject({part: 'kicker', region: REGION.nav});
    expect(run!.link).toBe(document.querySelector('a'));
  });
});

describe('createHintReader', () => {
  const read = (html: string) => {
    const element = parse(html).body.firstElementChild!;
    return createHintReader()(element, element.tagName, element.getAttribute('role'), true);
  };

  test.each([
    ['<p class="story-headline__kicker">', 'kicker'],
    ['<p class="SummaryItemHedLink-xYz12">', 'title'],
    ['<p class="teaser-title">', 'title'],
    ['<p class="section-title">', 'section'],
    ['<p class="text-module__heading__a1B">', 'title'],
    ['<p class="byline title">', 'title'],
    ['<p class="u-visually-hidden">', 'hidden'],
    ['<time>', 'time'],
    ['<p class="css-1a2b3c">', null],
    ['<p id="title">', null],
    ['<p class="no-title">', null],
  ])('%s is %j', (html, part) => {
    expect(read(html).part).toBe(part);
  });

  test.each([
    ['<div class="main-nav">', REGION.nav],
    ['<div class="has-nav">', 0],
    ['<div id="footer-links">', REGION.footer],
    ['<div role="dialog" class="cookie">', REGION.dialog],
    ['<aside class="ad-slot">', REGION.aside | REGION.ad],
    ['<div class="adventure">', 0],
  ])('%s stands in region %j', (html, region) => {
    expect(read(html).region).toBe(region);
  });
});
