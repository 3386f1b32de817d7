/** Generated texts against the text pipeline, the engine that ships, and the words of the interface. */
import {fileURLToPath} from 'node:url';
import fc from 'fast-check';
import messages from '../../../assets/_locales/en/messages.json';
import {createSay} from '../../core/say.ts';
import {isAssessed, type Score} from '../../core/score.ts';
import {explainHeadline} from '../../inference/explain.ts';
import {createScorer} from '../../inference/scorer.ts';
import {openModel} from '../../training/export.ts';
import {openKernelEngine} from '../../training/open-engine.ts';
import {checkExplanation, checkPipeline, checkRequest, checkScore, checkShapes} from './check-text.ts';
import {type Findings, MAX_TASK_MS, timeFairly, writeExample} from './findings.ts';
import {hostileText} from './hostile-text.ts';

const MODELS = fileURLToPath(new URL('../../../models', import.meta.url));
/** Texts scored at one go, as in the background. */
const BATCH = 16;
/** To explain a score costs as much as some thirty scores: one batch in so many. */
const EXPLAINED = 25;

export interface TextOptions {
  readonly seed: number;
  readonly texts: number;
  /** Told how many were tried so far. */
  readonly onProgress: (tried: number) => void;
}

/** Tries texts, and makes the first that fails as small as it can be. */
export async function fuzzTexts({seed, texts, onProgress}: TextOptions): Promise<Findings> {
  const say = createSay(messages);
  const model = await openModel(MODELS);
  const engine = await openKernelEngine(model);
  const score = createScorer(model, engine);
  const {shape, defaultThreshold} = model.card;
  const seen = {tokens: 0, assessed: 0, explained: 0, longest: 0};
  let tried = 0;
  let slowestMs = 0;

  function checkAlone(text: string): string {
    const steps = [
      () => {
        seen.tokens += checkPipeline(text, model.vocabulary, shape.maxLength);
      },
      () => checkShapes(text),
      () => void checkRequest(text),
    ];
    for (const step of steps) {
      const ms = timeFairly(step);
      slowestMs = Math.max(slowestMs, ms);
      if (ms > MAX_TASK_MS) throw new Error(`expected at most ${MAX_TASK_MS} ms, received ${ms.toFixed(0)} ms`);
    }
    seen.longest = Math.max(seen.longest, text.length);
    return checkRequest(text);
  }
  async function explain(text: string, known: Score | undefined): Promise<void> {
    const explanation = await explainHeadline(text, model, engine);
    if ('reason' in explanation) return;
    if (!known || !isAssessed(known)) throw new Error('expected a reason, received an explanation');
    checkExplanation(text, explanation, say);
    seen.explained++;
  }
  const property = fc.asyncProperty(fc.array(hostileText, {minLength: BATCH, maxLength: BATCH}), async batch => {
    const cut = batch.map(checkAlone);
    const scores = await score(cut);
    if (scores.length !== cut.length) throw new Error(`expected ${cut.length} scores, received ${scores.length}`);
    for (const found of scores) {
      checkScore(found, say, defaultThreshold);
      if (isAssessed(found)) seen.assessed++;
    }
    if (tried % (BATCH * EXPLAINED) === 0) await explain(cut[0]!, scores[0]);
    tried += batch.length;
    onProgress(tried);
  });
  const result = await fc.check(property, {seed, numRuns: Math.ceil(texts / BATCH), endOnFailure: false});
  engine.dispose();
  const failures = result.failed
    ? [
        {
          message: String(result.errorInstance),
          example: writeExample(result.counterexample?.[0].filter(text => text !== '')),
        },
      ]
    : [];
  return {kind: 'texts', tried, failures, slowestMs, seen};
}
