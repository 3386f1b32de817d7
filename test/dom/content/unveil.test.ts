/** @jest-environment jsdom */
import {afterEach, beforeEach, describe, expect, test} from '@jest/globals';
import {listSeenTexts} from '../../../src/content/badge/tail.ts';
import {createPageReader, extractHeadlines} from '../../../src/content/extract/index.ts';
import {runToEnd} from '../../../src/content/extract/steps.ts';
import {holds, outerNodeOf, outerOf} from '../../../src/content/extract/tree.ts';
import {isOurs} from '../../../src/content/names.ts';
import {unveil} from '../../../src/content/unveil.ts';
import {createPlaceFinder, dropNested} from '../../../src/content/watch/place.ts';
import {createRegistry} from '../../../src/content/watch/registry.ts';
import {createShadowWatch} from '../../../src/content/watch/shadow-watch.ts';
import {HEADLINE_SCORES, startContentApp} from '../../support/content-app.ts';
import {createManualScheduler} from '../../support/manual-scheduler.ts';

const URL = 'https://news.example/';
const story = (index: number): string =>
  `<article><h2><a href="/2031/05/0${index}/harbour-council-keeps-the-lighthouse">Harbour council votes to keep lighthouse number ${index} lit</a></h2></article>`;

/** What is read of elements, as far as the engine of selectors here does not itself rest on it; the others: test/e2e. */
const NAMES =
  'nextSibling previousSibling parentNode parentElement firstChild id textContent shadowRoot isConnected getRootNode contains closest hasAttributes tagName matches getBoundingClientRect getClientRects'.split(
    ' ',
  );

beforeEach(() => {
  const fields = NAMES.map(name => `<input data-name="${name}">`);
  // Before the form: from its "nextSibling", the next but some is the form again.
  document.body.innerHTML = `<main>${fields.join('')}<form id="f">${[1, 2, 3, 4].map(story).join('')}</form>${[5, 6].map(story).join('')}</main>`;
  // In a browser, their names alone would do this.
  for (const field of document.querySelectorAll('input')) {
    Object.defineProperty(findForm(), field.dataset.name!, {value: field, configurable: true});
  }
});
afterEach(() => document.body.replaceChildren());

const findForm = (): HTMLFormElement => document.querySelector('form')!;

describe('a form whose fields hide its properties', () => {
  test('is one indeed', () => {
    expect((findForm().nextSibling as Element).localName).toBe('input');
    expect((findForm().id as unknown as Element).localName).toBe('input');
  });

  test('holds headlines like any other element', () => {
    const texts = extractHeadlines(document, {url: URL}).map(({text}) => text);
    expect(texts).toHaveLength(6);
    expect(texts[5]).toBe('Harbour council votes to keep lighthouse number 6 lit');
  });

  test('can be read as a part of the page, and classified', () => {
    const reader = createPageReader(document);
    expect(reader.extract(findForm(), URL)).toHaveLength(4);
    expect(reader.classify(URL).language).toBe('en');
  });

  test('has the outside that it has', () => {
    expect(outerOf(findForm())).toBe(document.querySelector('main'));
    expect(outerNodeOf(findForm())).toBe(document.querySelector('main'));
    expect(holds(findForm(), document.querySelector('h2')!)).toBe(true);
    expect(isOurs(findForm())).toBe(false);
  });

  test('can be a place of change, and a headline', () => {
    const form = findForm();
    expect(dropNested(new Set([form, document.querySelector('h2')!]))).toEqual([form]);
    expect(createPlaceFinder(document, document.querySelectorAll('h2'))(form)).toBeDefined();
    expect(createRegistry().add(form, 'text')?.fingerprint).toContain('lighthouse number 4 lit');
    expect(listSeenTexts(form, element => getComputedStyle(element))[0]?.data).toBe(
      'Harbour council votes to keep lighthouse number 4 lit',
    );
  });

  test('is looked through for shadow roots', () => {
    const watch = createShadowWatch(createManualScheduler(), () => undefined, isOurs);
    expect(runToEnd(watch.discover([document, findForm()], () => false))).toEqual([]);
  });
});

describe('a document whose elements hide its properties', () => {
  const HIDDEN =
    'querySelector querySelectorAll createElement createTreeWalker createRange addEventListener dispatchEvent documentElement body title hidden defaultView fonts activeElement nodeType'.split(
      ' ',
    );

  beforeEach(() => {
    document.body.innerHTML = Object.keys(HEADLINE_SCORES)
      .map(text => `<h2>${text}</h2>`)
      .join('');
    // In a browser, the name of an image alone would do this; and it says what it is.
    for (const name of HIDDEN) {
      Object.defineProperty(document, name, {
        value: Document.prototype.createElement.call(document, 'img'),
        configurable: true,
      });
    }
    Object.defineProperty(document, Symbol.toStringTag, {value: 'HTMLDocument', configurable: true});
  });
  afterEach(() => {
    for (const name of [...HIDDEN, Symbol.toStringTag]) Reflect.deleteProperty(document, name);
  });

  test('is one indeed', () => {
    expect(() => document.querySelector('h2')).toThrow('not a function');
  });

  test('is read from its prototypes', () => {
    const seen = unveil(document);
    expect(seen.querySelectorAll('h2')).toHaveLength(4);
    expect(seen.body.parentElement).toBe(seen.documentElement);
    expect(seen.defaultView).toBe(window);
  });

  test('gets the badges of its headlines, and keeps none of them', async () => {
    const content = startContentApp();
    await content.scheduler.advance(2000);
    expect(unveil(document).querySelectorAll('h2 grain-badge')).toHaveLength(3);
    expect(content.app.stepFlagged({step: 1})).toEqual({shown: true});
    content.controller.abort();
    expect(unveil(document).querySelectorAll('grain-badge, grain-card')).toHaveLength(0);
    expect(content.errors).toEqual([]);
  });
});

test('what is no form is read as it is', () => {
  const article = document.querySelector('article')!;
  expect(unveil(article)).toBe(article);
  expect(unveil(document)).toBe(document);
});
