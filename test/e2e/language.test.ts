import {afterAll, afterEach, beforeAll, describe, expect, jest, test} from '@jest/globals';
import type {Page} from 'puppeteer-core';
import {decideLanguage} from '../../src/content/extract/page-language.ts';
import {START_TIMEOUT_MS, type Stage, startStage, TEST_TIMEOUT_MS} from '../support/e2e.ts';
import {askTabs} from '../support/extension-tabs.ts';
import {describeWithBrowser} from '../support/skip.ts';
import {waitFor} from '../support/wait-for.ts';

jest.setTimeout(TEST_TIMEOUT_MS);

/** Estonian, of which our own lists know no word. */
const ESTONIAN = [
  'Linnavolikogu kiitis heaks uue silla ehitamise vana sadama kõrvale',
  'Kalurid püüavad tänavu rohkem räime kui eelmisel suvel',
  'Keskpank jätab intressimäärad muutmata kuni järgmise kevadeni',
  'Teadlased leidsid metsast haruldase seeneliigi esimest korda',
  'Koolilapsed kogusid raamatukogule tuhandeid uusi raamatuid',
  'Tugev tormituul katkestas elektriühenduse mitmes külas',
  'Muuseum avab sügisel suure näituse meresõidu ajaloost',
  'Rongiliiklus taastub nädalavahetusel pärast pikka remonti',
  'Noored muusikud võitsid rahvusvahelise konkursi peaauhinna',
  'Põllumehed ootavad pärast kuiva kevadet kauaoodatud vihma',
];

const ENGLISH = [
  'Town council approves a new bridge beside the old harbour',
  'Fishing boats bring home more herring than last summer',
  'Central bank leaves interest rates where they were until spring',
  'Scientists find a rare mushroom in the forest for the first time',
  'Schoolchildren collect thousands of new books for the library',
  'Strong winds cut the power of several villages on the coast',
];

function writeFront(language: string, headlines: readonly string[]): string {
  const stories = headlines.map(
    (text, at) => `<li><h3><a href="/2026/11/1${at}/story-${at}.html">${text}</a></h3></li>`,
  );
  return `<!doctype html><html${language && ` lang="${language}"`}><meta charset="utf-8"><title>Harbour News</title><ul>${stories.join('')}</ul>`;
}

const UNDECLARED_ENGLISH = 'https://www.reuters.com/world/';
const UNDECLARED_ESTONIAN = 'https://apnews.com/';
const DECLARED_ENGLISH = 'https://www.npr.org/';

const PAGES = {
  [UNDECLARED_ENGLISH]: writeFront('', ENGLISH),
  [UNDECLARED_ESTONIAN]: writeFront('', ESTONIAN),
  [DECLARED_ENGLISH]: writeFront('en', ESTONIAN),
};

/** Answers after which a page has no headline: one that has some has told of them long before. */
const ENOUGH_ANSWERS = 20;

describe.each(['chromium', 'firefox'] as const)('in %s', name => {
  describeWithBrowser(name)('the language of a page', () => {
    let stage: Stage;
    let page: Page;

    beforeAll(async () => {
      stage = await startStage(name, [], PAGES);
    }, START_TIMEOUT_MS);
    afterEach(() => page?.close());
    afterAll(() => stage?.close());

    /** Asks the page how many headlines it has until it has some, or has answered often enough. */
    async function countFound(url: string): Promise<number> {
      page = await stage.open(url);
      let answers = 0;
      const found = await waitFor('headlines, or enough answers', async () => {
        const summary = await askTabs(stage.extension, 'summarizePage', {});
        if (summary === undefined) return undefined;
        return summary.found > 0 || ++answers > ENOUGH_ANSWERS ? summary : undefined;
      });
      return found.found;
    }

    test('is English where none is declared and the browser says so', async () => {
      expect(await countFound(UNDECLARED_ENGLISH)).toBe(ENGLISH.length);
    });

    test('is what the browser says where none is declared, before what our own lists of words say', async () => {
      expect(decideLanguage('', ESTONIAN).language).toBe('en');
      expect(await countFound(UNDECLARED_ESTONIAN)).toBe(0);
    });

    test('is what is declared, before what the browser says', async () => {
      expect(await countFound(DECLARED_ENGLISH)).toBe(ESTONIAN.length);
    });
  });
});
