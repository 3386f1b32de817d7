/** @jest-environment jsdom */
import {beforeEach, describe, expect, jest, test} from '@jest/globals';
import {findCandidates} from '../../../../src/content/extract/candidates.ts';
import {createPageReader} from '../../../../src/content/extract/index.ts';
import {readMetadata} from '../../../../src/content/extract/metadata.ts';
import {runToEnd} from '../../../../src/content/extract/steps.ts';
import {MAX_RUN_LENGTH, MAX_RUNS, survey} from '../../../../src/content/extract/walk.ts';
import {createPlaceFinder, dropNested} from '../../../../src/content/watch/place.ts';
import {createRegistry} from '../../../../src/content/watch/registry.ts';

const URL = 'https://news.example/';

function add(
  count: number,
  tag: string,
  into: ParentNode,
  text = (index: number): string => `Story ${index}`,
): Element[] {
  return Array.from({length: count}, (_, index) => {
    const element = document.createElement(tag);
    element.textContent = text(index);
    into.append(element);
    return element;
  });
}

beforeEach(() => {
  document.head.replaceChildren();
  document.body.replaceChildren();
});

describe('a page without end', () => {
  test('is read up to so many texts', () => {
    add(MAX_RUNS + 500, 'p', document.body);
    expect(survey(document).runs.length).toBeLessThanOrEqual(MAX_RUNS + 1);
  });

  test('has its texts cut', () => {
    const [one] = add(1, 'h2', document.body, () => 'word '.repeat(200_000));
    for (let count = 0; count < 10; count++) one!.append(document.createTextNode('more '.repeat(1000)));
    const {runs} = survey(document);
    expect(runs).toHaveLength(1);
    expect(runs[0]!.text.length).toBeLessThanOrEqual(2 * MAX_RUN_LENGTH);
    expect(runs[0]!.last).toBe(one);
  });

  test('has headlines of no more than so many parts', () => {
    const heading = document.body.appendChild(document.createElement('h2'));
    for (const link of add(3000, 'a', heading)) link.setAttribute('href', '/2031/05/10/story');
    const [candidate] = runToEnd(findCandidates(survey(document), () => false));
    expect(candidate!.runs.length).toBeLessThanOrEqual(64);
  });

  test('is read in many short steps', () => {
    for (const heading of add(
      640,
      'h2',
      document.body,
      index => `Harbour council votes on lighthouse number ${index}`,
    )) {
      const link = document.createElement('a');
      link.href = '/2031/05/10/harbour-council';
      link.append(...heading.childNodes);
      heading.append(link);
    }
    const steps = [...createPageReader(document).prepare(document, URL, () => true)];
    // The walk, and six looks at all that was found, each with a break after 32.
    expect(steps.length).toBeGreaterThan((6 * 640) / 32);
  });

  test('has its data and its tags read up to so many', () => {
    const data = '{"@type": "NewsArticle", "headline": "Ferry sails"}';
    for (let count = 0; count < 60; count++) {
      const script = document.createElement('script');
      script.type = 'application/ld+json';
      script.textContent = data;
      document.head.append(script);
    }
    expect(readMetadata(document).types).toHaveLength(50);
    for (const meta of add(1001, 'meta', document.head, () => '')) meta.setAttribute('content', 'x');
    document.head.lastElementChild!.setAttribute('property', 'og:type');
    expect(readMetadata(document).ogType).toBe('');
  });
});

describe('a tree without bottom', () => {
  function nest(depth: number): Element {
    let inner: Element = document.body;
    for (let level = 0; level < depth; level++) inner = inner.appendChild(document.createElement('div'));
    return inner;
  }

  test('is climbed so far only', () => {
    const inner = nest(3000);
    const climb = jest.spyOn(Node.prototype, 'parentNode', 'get');
    expect(dropNested(new Set([inner]))).toEqual([inner]);
    expect(createPlaceFinder(document, [inner])(inner)).toBe(document);
    expect(climb.mock.calls.length).toBeLessThan(2000);
    climb.mockRestore();
  });
});

test('a text that a page repeats for ever costs a bounded look each time', () => {
  const registry = createRegistry();
  const headlines = add(500, 'h2', document.body, () => 'The same') as HTMLElement[];
  for (const headline of headlines) registry.add(headline, 'The same');
  const looks = jest.spyOn(Node.prototype, 'contains');
  registry.add(add(1, 'h2', document.body)[0] as HTMLElement, 'The same');
  expect(looks.mock.calls.length).toBeLessThan(100);
  expect(registry.size).toBe(501);
  looks.mockRestore();
});
