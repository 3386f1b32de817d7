/** What the plots of the model card share. */
import {type Axis, formatPercent, listTicks} from '../../core/plot/axis.ts';
import type {LegendEntry} from '../../core/plot/figure.ts';

/** Which colour is whose. */
export const NETWORK = 0;
export const BASELINE = 1;

/** Both, with their signs. */
export const legendOf = (shape: LegendEntry['shape']): LegendEntry[] => [
  {series: NETWORK, name: 'network', shape},
  {series: BASELINE, name: 'baseline: word counts with logistic regression', shape},
];

/** An axis from nothing to a share. */
export function createShareAxis(label: string, to: number, count: number): Axis {
  return {label, from: 0, to, ticks: listTicks(0, to, count), format: formatPercent};
}

/** The next tenth above all values: a plot ends at a round number. */
export const roundUp = (values: readonly number[]) => Math.ceil(Math.max(0.05, ...values) * 10) / 10;
