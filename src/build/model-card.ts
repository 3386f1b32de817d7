/** What the settings page shows of the model, as files of the package. */
import {existsSync, readFileSync} from 'node:fs';
import {inRepository} from './paths.ts';

const CARD = 'models/MODEL_CARD.md';

/**
 * The model card and the plots in it; a model without a card, one's own not yet measured, shows its tables.
 * @returns file of the package -> what is copied there
 */
export function listCardFiles(): Record<string, string> {
  if (!existsSync(inRepository(CARD))) return {[CARD]: 'models/EVALUATION.md'};
  const names = [...readFileSync(inRepository(CARD), 'utf8').matchAll(/!\[[^\]]*\]\(([a-z-]+\.svg)\)/g)];
  return Object.fromEntries([CARD, ...names.map(([, name]) => `models/${name}`)].map(path => [path, path]));
}
