/**
 * `npx tsx src/tools/new-fixture.ts NAME FILE.html [--url URL]`: makes a test of extraction of a page.
 * Writes test/fixtures/pages/NAME with the page, reduced to what extraction reads, and with what extraction finds in it
 * now: correct that by hand to what it should find. The texts of the page must be ours: replace those of anybody else.
 */
import {existsSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {classifyPage, extractHeadlines} from '../content/extract/index.ts';
import {openSavedPage, toPageUrl} from './saved-page.ts';

const USAGE = 'usage: npx tsx src/tools/new-fixture.ts NAME FILE.html [--url URL]';

const FIXTURES = fileURLToPath(new URL('../../test/fixtures/pages', import.meta.url));

/** What extraction never looks at. */
const UNREAD = 'script:not([type="application/ld+json"]),style,noscript,template,svg,iframe,link[rel="stylesheet"]';
const UNREAD_ATTRIBUTE = /^(?:style|on.*|data-.*|src|srcset|sizes|width|height|loading|integrity|nonce)$/;

/** Takes away what extraction does not read. */
export function reducePage(document: Document): void {
  for (const element of document.querySelectorAll(UNREAD)) element.remove();
  for (const element of document.querySelectorAll('*')) {
    for (const {name} of [...element.attributes]) if (UNREAD_ATTRIBUTE.test(name)) element.removeAttribute(name);
  }
  const comments = document.createTreeWalker(document, 128);
  const found: Node[] = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.parentNode?.removeChild(comment);
}

/** What a fixture expects of its page. */
export interface ExpectedPage {
  readonly url: string;
  readonly kind: string;
  readonly language: string;
  /** In document order; `element` is the tag of the element that holds the headline. */
  readonly headlines: readonly {
    readonly text: string;
    readonly role: string;
    readonly element: string;
    /** Of the part of the page it stands in, where that is not English. */
    readonly language?: string;
  }[];
}

/** What extraction finds in a page now. */
export function readExpectations(document: Document, url: string): ExpectedPage {
  const headlines = extractHeadlines(document, {url});
  return {
    url,
    ...classifyPage(document, url),
    headlines: headlines.map(({element, ...rest}) => ({...rest, element: element.localName})),
  };
}

function main(args: string[]): void {
  const {values, positionals} = parseArgs({args, options: {url: {type: 'string'}}, allowPositionals: true});
  const [name, file] = positionals;
  if (name === undefined || file === undefined || !/^[a-z0-9-]+$/.test(name)) throw new Error(USAGE);
  const folder = join(FIXTURES, name);
  if (existsSync(folder)) throw new Error(`expected a new name, received ${name}, whose folder exists`);
  const url = toPageUrl(values.url);
  const page = openSavedPage(file, url);
  reducePage(page.document);
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, 'source.html'), `<!doctype html>\n${page.document.documentElement.outerHTML}\n`);
  writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(readExpectations(page.document, url), null, 2)}\n`);
  page.close();
  console.log(`${folder}: correct expected.json to what should be found, and replace texts that are not ours`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 2;
  }
}
