/** The model card and its plots, as texts. */
import {type Card, parseCard} from '../../model/card.ts';
import {type EvaluationReport, readEvaluationReport} from '../report.ts';
import {readTraining} from './facts.ts';
import type {CardInput} from './input.ts';
import {drawPlots} from './plots.ts';
import {SECTIONS} from './sections.ts';

/** File name of the card in `models/`. */
export const CARD_NAME = 'MODEL_CARD.md';

function writeCard(input: CardInput): string {
  const sections = SECTIONS.map(({heading, write}) => `## ${heading}\n\n${write(input)}`);
  return [
    '# Model card: Grain of Salt',
    `Model ${input.card.version}. Written by \`npm run model-card\` from what \`npm run -s evaluate -- --write\` measured.`,
    ...sections,
  ].join('\n\n');
}

function expectSameModel(card: Card, report: EvaluationReport): void {
  if (card.version === report.model && card.defaultThreshold === report.threshold) return;
  const name = (version: string, threshold: number) => `model ${version} at threshold ${threshold}`;
  throw new RangeError(
    `expected an evaluation of ${name(card.version, card.defaultThreshold)}, received one of ${name(report.model, report.threshold)}: run \`npm run -s evaluate -- --write\``,
  );
}

/**
 * Writes the card and draws its plots.
 * @param cardJson  `card.json` of the model
 * @param reportJson  `evaluation.json`, of the same model
 * @returns file name in `models/` -> content
 * @throws ModelLoadError or RangeError when a file is not what it should be
 */
export function renderModelCard(cardJson: string, reportJson: string): Record<string, string> {
  const card = parseCard(cardJson);
  const report = readEvaluationReport(reportJson);
  expectSameModel(card, report);
  const plots = drawPlots(report);
  const input = {card, report, training: readTraining(card), plots: new Set(Object.keys(plots))};
  return {[CARD_NAME]: `${writeCard(input)}\n`, ...plots};
}
