/** @jest-environment jsdom */
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from '@jest/globals';
import {classifyPage, extractHeadlines} from '../../../../src/content/extract/index.ts';
import type {ExpectedPage} from '../../../../src/tools/new-fixture.ts';

/** A folder is a test: a page of ours, and what is to be found in it. `src/tools/new-fixture.ts` makes one. */
const FIXTURES = join(process.cwd(), 'test/fixtures/pages');
const NAMES = readdirSync(FIXTURES);

function openFixture(name: string): {document: Document; expected: ExpectedPage} {
  const html = readFileSync(join(FIXTURES, name, 'source.html'), 'utf8');
  const expected = JSON.parse(readFileSync(join(FIXTURES, name, 'expected.json'), 'utf8')) as ExpectedPage;
  return {document: new DOMParser().parseFromString(html, 'text/html'), expected};
}

describe.each(NAMES)('page "%s"', name => {
  const {document, expected} = openFixture(name);

  test('is classified', () => {
    expect(classifyPage(document, expected.url)).toEqual({kind: expected.kind, language: expected.language});
  });

  test('gives its headlines, each with the element that holds it', () => {
    const found = expected.kind === 'none' ? [] : extractHeadlines(document, {url: expected.url});
    expect(found.map(({element, ...rest}) => ({...rest, element: element.localName}))).toEqual(expected.headlines);
  });

  test('is left as it was', () => {
    const before = document.documentElement.outerHTML;
    extractHeadlines(document, {url: expected.url});
    expect(document.documentElement.outerHTML).toBe(before);
  });
});

test('there are pages of many structures', () => {
  expect(NAMES.length).toBeGreaterThanOrEqual(30);
});
