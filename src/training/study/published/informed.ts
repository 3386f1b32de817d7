/** Logistic regression on the words of a title and, where asked, on what other headlines taught of it. */
import {computeLogit, fitLogistic} from '../../logistic.ts';
import type {StudyContext} from '../part.ts';
import {COLUMNS, createVectorizer} from './features.ts';
import {createJoiner, readKnowledge} from './knowledge.ts';
import type {Title} from './titles.ts';

/** The baseline's, not chosen here. */
export const REGULARISATION = {inverseRegularisation: 4, isBalanced: false};

/** What is known of a title beside its words. */
export type ReadNumbers = (title: Title) => Float32Array;

/** Trains on all folds but one. @returns logits of its titles, in their order */
export function scoreByRegression(titles: readonly Title[], fold: number, readNumbers: ReadNumbers): number[] {
  const train = titles.filter(title => title.fold !== fold);
  const toRow = createVectorizer(train.map(({text}) => text));
  const numbers = train.map(readNumbers);
  const join = createJoiner(numbers);
  const weights = fitLogistic(
    train.map(({text}, index) => join(toRow(text), numbers[index]!)),
    train.map(({label}) => label),
    COLUMNS + (numbers[0]?.length ?? 0),
    REGULARISATION,
  );
  const test = titles.filter(title => title.fold === fold);
  return test.map(title => computeLogit(join(toRow(title.text), readNumbers(title)), weights));
}

/** Makes the function that opens what other headlines teach about the titles of a protocol: once, when it is needed. */
export function createOpener(
  dataset: string,
  context: StudyContext,
): (titles: readonly Title[]) => Promise<ReadNumbers> {
  let opened: Promise<Map<string, Float32Array>> | null = null;
  return async titles => {
    const texts = titles.map(({text}) => text);
    opened ??= readKnowledge(dataset, texts, context).then(
      numbers => new Map(texts.map((text, index) => [text, numbers[index]!])),
    );
    const known = await opened;
    return ({text}) => known.get(text)!;
  };
}
