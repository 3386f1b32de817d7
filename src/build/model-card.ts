/** What the settings page shows of the model, as files of the package. */
import {existsSync, readFileSync} from 'node:fs';
import {inRepository} from './paths.ts';

const CARD = 'models/MODEL_CARD.md';
const STUDY = 'models/STUDY.md';

/** A report with the plots in it. */
function listWithPlots(report: string): string[] {
  const names = [...readFileSync(inRepository(report), 'utf8').matchAll(/!\[[^\]]*\]\(([a-z-]+\.svg)\)/g)];
  return [report, ...names.map(([, name]) => `models/${name}`)];
}

/**
 * The model card, the study and the plots in both; a model without a card, one's own not yet measured, shows its tables.
 * @returns file of the package -> what is copied there
 */
export function listReportFiles(): Record<string, string> {
  const hasCard = existsSync(inRepository(CARD));
  const files = [...(hasCard ? listWithPlots(CARD) : []), ...listWithPlots(STUDY)];
  return {...(hasCard ? {} : {[CARD]: 'models/EVALUATION.md'}), ...Object.fromEntries(files.map(path => [path, path]))};
}
