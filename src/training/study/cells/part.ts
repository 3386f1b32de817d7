/** The inside of the shipped network's cells, as a part of the study. */
import {encode} from '../../../core/vocabulary.ts';
import {hashToUnit} from '../../examples.ts';
import {openModel} from '../../export.ts';
import {readCorpus} from '../../prepare.ts';
import type {StudyContext, StudyPart} from '../part.ts';
import {type CellReport, inspectCells, SUMMARY_OPTIONS} from './report.ts';
import {writeCells} from './section.ts';

/** More change no figure that is shown. */
const HEADLINES = 6000;

/** Headlines of outlets and rows that the shipped network never saw, the same ones each time. */
async function readHeadlines({config, progress}: StudyContext): Promise<(readonly string[])[]> {
  const {examples} = await readCorpus(config.training.data, progress);
  return examples
    .filter(({part}) => part === 'test')
    .map(({tokens}) => ({tokens, at: hashToUnit(5, tokens.join(' '))}))
    .sort((a, b) => a.at - b.at)
    .slice(0, HEADLINES)
    .map(({tokens}) => tokens);
}

async function runCells(_piece: string, context: StudyContext): Promise<CellReport> {
  const model = await openModel(context.config.training.models);
  const settings = ['cells', model.card.version, HEADLINES, SUMMARY_OPTIONS, context.config.training.data.seed];
  return context.openResult(settings, async () => {
    const headlines = await readHeadlines(context);
    const {maxLength} = model.card.shape;
    const encoded = headlines.map(tokens => encode(tokens, model.vocabulary, maxLength));
    return inspectCells(model, encoded, SUMMARY_OPTIONS);
  });
}

/** Four decimals, so that the file stays small. */
const round = (report: CellReport): CellReport =>
  JSON.parse(
    JSON.stringify(report, (_, value: unknown) => (typeof value === 'number' ? Number(value.toFixed(4)) : value)),
  );

export const CELLS: StudyPart<CellReport, CellReport> = {
  name: 'cells',
  needsStart: false,
  listPieces: () => ['all'],
  runPiece: runCells,
  summarize: ([report]) => round(report!),
  write: writeCells,
};
