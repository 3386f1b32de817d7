/** Cross-validation of what words and other headlines together tell, by one published protocol. */
import type {StudyContext} from '../part.ts';
import {describeStart} from '../start.ts';
import {startStopwatch} from '../stopwatch.ts';
import {createOpener, REGULARISATION, type ReadNumbers, scoreByRegression} from './informed.ts';
import {KNOWLEDGE} from './knowledge.ts';
import type {Prediction} from './measure.ts';
import {describeProtocol, PROTOCOLS, type Protocol} from './protocols.ts';
import {drawFolds, readTitles, type Title} from './titles.ts';

/** A draw of the folds: what was said of the titles of each. */
interface Draw {
  readonly folds: readonly (readonly Prediction[])[];
  /** Of processor time. */
  readonly seconds: number;
}

export interface InformedResult {
  readonly dataset: string;
  /** The folds of the other systems first, then those drawn anew. */
  readonly draws: readonly Draw[];
}

const round = (logit: number) => Math.round(logit * 1000) / 1000;

/** What is said of the titles of each fold by what the others taught. */
function scoreFolds(titles: readonly Title[], count: number, readNumbers: ReadNumbers): Draw['folds'] {
  return Array.from({length: count}, (_, fold) => {
    const logits = scoreByRegression(titles, fold, readNumbers);
    const test = titles.filter(title => title.fold === fold);
    return test.map(({label}, index) => ({label, logit: round(logits[index]!)}));
  });
}

/** Runs a protocol, from the cache where it was run before; null where the set is not here. */
export async function runInformed(dataset: string, context: StudyContext): Promise<InformedResult | null> {
  const {config, openResult, progress} = context;
  const protocol = PROTOCOLS.find(entry => entry.dataset === dataset) as Protocol;
  const {folds, redraws} = protocol;
  let known: Promise<Title[]> | null = null;
  const read = () => {
    known ??= readTitles(protocol, config.training.data.data);
    return known;
  };
  const settings = describeProtocol(protocol);
  if ((await openResult([settings, 'titles'], async () => (await read()).length)) === 0) return null;
  const openNumbers = createOpener(dataset, context);
  const draws: Draw[] = [];
  for (let draw = 0; draw <= redraws; draw++) {
    const all = [settings, 'informed', draw, REGULARISATION, describeStart(config), KNOWLEDGE];
    const run = async (): Promise<Draw> => {
      const stop = startStopwatch();
      const titles = await read();
      const drawn = draw === 0 ? titles : drawFolds(titles, folds, draw);
      const result = scoreFolds(drawn, folds, await openNumbers(titles));
      progress.done(`${dataset}: ${folds} folds, draw ${draw + 1} of ${redraws + 1}`);
      return {folds: result, seconds: stop()};
    };
    draws.push(await openResult(all, run));
  }
  return {dataset, draws};
}
