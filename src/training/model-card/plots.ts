/** The plots of the model card, drawn from a report. */
import type {EvaluationReport} from '../report.ts';
import {drawFalseFlags, drawSets} from './bar-plots.ts';
import {drawRecall, drawReliability, drawRoc} from './line-plots.ts';

/** File name in `models/` -> SVG; a plot without anything to show is left out. */
export function drawPlots(report: EvaluationReport): Record<string, string> {
  const plots = {
    'sets.svg': drawSets(report),
    'roc.svg': drawRoc(report),
    'recall.svg': drawRecall(report),
    'false-flags.svg': drawFalseFlags(report),
    'reliability.svg': drawReliability(report),
  };
  return Object.fromEntries(Object.entries(plots).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
