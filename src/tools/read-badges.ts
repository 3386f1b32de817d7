/** Reads from outside what the extension shows on a page. */

import {build} from 'esbuild';
import type {Page} from 'puppeteer-core';
import {inRepository} from '../build/paths.ts';
import {isAssessed, type Score} from '../core/score.ts';
import {VERDICTS, type Verdict} from '../core/verdict.ts';
import {wait} from '../platform/wait.ts';
import {type ExtensionPage, scoreInExtension} from './extension-page.ts';

/** A headline of a page, as the extractor finds it, with what the badge beside it says. */
export interface ShownHeadline {
  readonly text: string;
  /** Undefined: no badge there. */
  readonly verdict: Verdict | undefined;
}

export interface ReadHeadline extends ShownHeadline {
  readonly score: Score;
}

const POLL_MS = 100;

/** The extractor as one expression, to be run inside a page that has no part in the extension. */
export async function bundleExtractor(): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [inRepository('src/content/extract/index.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'extractor',
    target: ['chrome116', 'firefox140'],
  });
  return `(() => {
    ${outputFiles[0]!.text}
    const url = location.href;
    if (extractor.classifyPage(document, url).kind === 'none') return [];
    return extractor.extractHeadlines(document, {url}).map(({text, element}) => ({
      text,
      verdict: element.querySelector('grain-badge')?.dataset.verdict,
    }));
  })()`;
}

/** Extracts the headlines again, in the page, and looks for a badge in each. */
export async function readShown(page: Page, extractor: string): Promise<ShownHeadline[]> {
  const found = (await page.evaluate(extractor)) as {text: string; verdict?: string}[];
  return found.map(({text, verdict}) => ({text, verdict: VERDICTS.find(known => known === verdict)}));
}

/**
 * Waits until every headline that can be scored has a badge, or the time is over, and reads them all.
 * @returns in the order of the page; none when the page has no headlines
 */
export async function readBadges(
  page: Page,
  extension: ExtensionPage,
  {timeoutMs}: {readonly timeoutMs: number},
): Promise<{headlines: ReadHeadline[]; model: string}> {
  const extractor = await bundleExtractor();
  const start = Date.now();
  for (;;) {
    const shown = await readShown(page, extractor);
    const {scores, model} = await scoreInExtension(
      extension,
      shown.map(({text}) => text),
    );
    const isComplete = shown.every(({verdict}, index) => verdict !== undefined || !isAssessed(scores[index]!));
    // A page that shows nothing at first may still be loading, but not for as long as a slow one may take to score.
    const isOver = Date.now() - start >= (shown.length > 0 ? timeoutMs : timeoutMs / 3);
    if ((isComplete && shown.length > 0) || isOver) {
      return {headlines: shown.map((headline, index) => ({...headline, score: scores[index]!})), model};
    }
    await wait(POLL_MS);
  }
}
