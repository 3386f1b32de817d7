/**
 * `npm run -s extract -- MANIFEST.jsonl`: one JSON object a page, in order, with its kind, language and headlines, as the
 * extension finds them. `-- FILE.html --url URL` does it for one page. Pages may be gzip.
 */
import {basename, dirname, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {classifyPage, extractHeadlines, type Headline, type PageKind} from '../content/extract/index.ts';
import {prepareHeadline} from '../core/assess.ts';
import {nameByScript} from '../core/name-script.ts';
import type {UnassessedReason} from '../core/score.ts';
import {createVocabulary, type Vocabulary} from '../core/vocabulary.ts';
import {MODEL_FILES, parseVocabulary} from '../model/load.ts';
import {readLines} from '../training/sources.ts';
import {openSavedPage, type PageRecord, parsePageRecord, readPacked, toPageUrl} from './saved-page.ts';

const USAGE = `usage: npm run -s extract -- MANIFEST.jsonl   (records with "id", "file" relative to it, and "url")
       npm run -s extract -- FILE.html --url URL`;

const MODELS = fileURLToPath(new URL('../../models', import.meta.url));

/** Tokens the model would read; here only the reason for not asking it counts. */
const MAX_TOKENS = 64;

/** What is printed for one headline. */
export interface PrintedHeadline {
  readonly text: string;
  readonly role: Headline['role'];
  /** Why the extension would not assess it, or null. */
  readonly skip: UnassessedReason | null;
}

/** What is printed for one page. */
export interface PrintedPage {
  readonly id: string;
  readonly kind: PageKind;
  readonly language: string;
  readonly headlines: readonly PrintedHeadline[];
}

function skipReason(text: string, language: string, vocabulary: Vocabulary): UnassessedReason | null {
  if (language !== 'en') return 'language';
  const prepared = prepareHeadline(text, vocabulary, MAX_TOKENS);
  return 'reason' in prepared ? prepared.reason : null;
}

/** Looks at one page as the extension does: where it is no news, no headline is looked for. */
export function describePage({id, path, url}: PageRecord, vocabulary: Vocabulary): PrintedPage {
  const page = openSavedPage(path, url);
  try {
    const {kind, language: known} = classifyPage(page.document, url);
    const language = known === 'und' ? nameByScript(page.document.body?.textContent ?? '') : known;
    const headlines = kind === 'none' ? [] : extractHeadlines(page.document, {url});
    return {
      id,
      kind,
      language,
      headlines: headlines.map(({text, role, ...own}) => ({
        text,
        role,
        skip: skipReason(text, own.language ?? language, vocabulary),
      })),
    };
  } finally {
    page.close();
  }
}

/** A line of the manifest, still to be read, and where it stands. */
interface Entry {
  readonly place: string;
  read(): PageRecord;
}

async function* listEntries(path: string, url: string): AsyncGenerator<Entry> {
  if (!/\.jsonl(?:\.gz)?$/.test(path)) {
    yield {place: path, read: () => ({id: basename(path), path, url: toPageUrl(url)})};
    return;
  }
  let number = 0;
  for await (const line of readLines(path)) {
    number++;
    if (line.trim() !== '') yield {place: `${path}:${number}`, read: () => parsePageRecord(line, dirname(path))};
  }
}

function write(line: string): Promise<void> {
  return new Promise((done, fail) => process.stdout.write(`${line}\n`, error => (error ? fail(error) : done())));
}

/**
 * Prints one line a page; a page that fails is reported and the others are done.
 * @returns whether all went well
 */
async function describeAll(path: string, url: string, vocabulary: Vocabulary): Promise<boolean> {
  let isGood = true;
  for await (const {place, read} of listEntries(path, url)) {
    try {
      await write(JSON.stringify(describePage(read(), vocabulary)));
    } catch (error) {
      isGood = false;
      console.error(`${place}: ${(error as Error).message}`);
    }
  }
  return isGood;
}

async function main(args: string[]): Promise<void> {
  const {values, positionals} = parseArgs({args, options: {url: {type: 'string'}}, allowPositionals: true});
  const [path, ...rest] = positionals;
  if (path === undefined || rest.length > 0) throw new Error(USAGE);
  process.stdout.on('error', error => process.exit((error as NodeJS.ErrnoException).code === 'EPIPE' ? 0 : 1));
  const vocabulary = createVocabulary(parseVocabulary(readPacked(resolve(MODELS, MODEL_FILES.vocabulary))));
  if (!(await describeAll(path, values.url ?? '', vocabulary))) process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main(process.argv.slice(2)).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 2;
  });
}
