/** The baseline on a corpus: trained on the rows that teach the network credibility. */
import {isWord} from '../core/text.ts';
import {trainBaseline} from './baseline.ts';
import type {Example} from './examples.ts';
import type {Corpus} from './prepare.ts';
import type {Progress} from './progress.ts';

/** What the baseline reads: words and numbers, no marks. */
export const toTerms = (example: Example) => example.tokens.filter(token => isWord(token) || /^\d/.test(token));

/** Credibility of `measured` by the baseline, in their order. */
export function scoreWithBaseline(corpus: Corpus, measured: readonly Example[], progress: Progress): number[] {
  const rows = corpus.examples.filter(({part, labels}) => part === 'train' && labels.credibility !== undefined);
  progress.step(`Training the baseline on ${rows.length} headlines`, 0);
  const baseline = trainBaseline(
    rows.map(toTerms),
    rows.map(({labels}) => labels.credibility!),
  );
  progress.done(`Baseline: TF-IDF + logistic regression on ${rows.length} headlines`);
  return measured.map(example => baseline(toTerms(example)));
}
