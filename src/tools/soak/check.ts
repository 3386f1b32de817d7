/** What headlines should show, and whether they do. */
import {inRepository} from '../../build/paths.ts';
import {isAssessed, type Score} from '../../core/score.ts';
import {decideVerdict, type Verdict} from '../../core/verdict.ts';
import {createScorer, type Scorer} from '../../inference/scorer.ts';
import {openModel} from '../../training/export.ts';
import {openKernelEngine} from '../../training/open-engine.ts';
import type {ShownStory} from './living-front.ts';

/** Engines may add in another order. */
const TOLERANCE = 1e-6;

/** What the engine says of headlines, in Node. */
export interface Oracle {
  expect(texts: readonly string[]): Promise<ReadonlyMap<string, {score: Score; verdict: Verdict}>>;
}

/** Opens the packaged model. */
export async function createOracle(): Promise<Oracle> {
  const model = await openModel(inRepository('models'));
  const score: Scorer = createScorer(model, await openKernelEngine(model));
  return {
    async expect(texts) {
      const scores = await score(texts);
      const {defaultThreshold} = model.card;
      return new Map(
        texts.map((text, at) => [text, {score: scores[at]!, verdict: decideVerdict(scores[at]!, defaultThreshold)}]),
      );
    },
  };
}

/** Badges that nothing can excuse, at any moment: two beside one headline, or another verdict than the engine's. */
export async function findWrong(oracle: Oracle, stories: readonly ShownStory[]): Promise<string[]> {
  const expected = await oracle.expect(stories.map(({text}) => text));
  return stories.flatMap(({text, verdicts}) => {
    const {verdict} = expected.get(text)!;
    // A headline that could not be scored yet says so.
    const isWrong = verdicts.some(shown => shown !== verdict && shown !== 'unassessed');
    if (verdicts.length <= 1 && !isWrong) return [];
    return [`expected one badge ${verdict}, received ${verdicts.join(' and ')}: ${text}`];
  });
}

/** What is still missing until every headline has its badge. */
export async function findMissing(oracle: Oracle, stories: readonly ShownStory[]): Promise<string[]> {
  const expected = await oracle.expect(stories.map(({text}) => text));
  return stories.flatMap(({text, verdicts}) => {
    const {verdict} = expected.get(text)!;
    if (verdicts.length === 1 && verdicts[0] === verdict) return [];
    return [`expected one badge ${verdict}, received ${verdicts.join(' and ') || 'none'}: ${text}`];
  });
}

/** Headlines whose credibility in the page is not that of the engine. @param shown  by text */
export async function findOffScores(
  oracle: Oracle,
  texts: readonly string[],
  shown: ReadonlyMap<string, number>,
): Promise<string[]> {
  const expected = await oracle.expect(texts);
  return texts.flatMap(text => {
    const {score} = expected.get(text)!;
    const credibility = shown.get(text);
    const isRight = isAssessed(score)
      ? credibility !== undefined && Math.abs(score.credibility - credibility) <= TOLERANCE
      : credibility === undefined;
    return isRight ? [] : [`expected ${JSON.stringify(score)}, received credibility ${credibility}: ${text}`];
  });
}
