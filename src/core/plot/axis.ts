/** From values to pixels, and the ticks beside them. */

/** One direction of a plot. */
export interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly kind?: 'linear' | 'logarithmic';
  readonly ticks: readonly number[];
  readonly format: (value: number) => string;
}

/** A function from the values of an axis to pixels; `low` may be above `high`, as y grows downwards. */
export function createScale({from, to, kind}: Axis, low: number, high: number): (value: number) => number {
  const place = kind === 'logarithmic' ? Math.log : (value: number) => value;
  const [start, span] = [place(from), place(to) - place(from)];
  return value => low + ((place(value) - start) / span) * (high - low);
}

/** Round values from one to another, about `count` of them. Example: listTicks(0, 1, 5) -> [0, 0.2, 0.4, 0.6, 0.8, 1] */
export function listTicks(from: number, to: number, count: number): number[] {
  const power = 10 ** Math.floor(Math.log10((to - from) / count));
  const step = [1, 2, 5, 10].map(factor => factor * power).find(size => (to - from) / size <= count + 1e-9)!;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  // Of whole numbers: 3 * 0.1 is not 0.3.
  return Array.from({length: last - first + 1}, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** The powers of ten from one value to another. Example: listDecades(0.05, 20) -> [0.1, 1, 10] */
export function listDecades(from: number, to: number): number[] {
  const first = Math.ceil(Math.log10(from) - 1e-9);
  const last = Math.floor(Math.log10(to) + 1e-9);
  return Array.from({length: last - first + 1}, (_, index) => Number(`1e${first + index}`));
}

/** Example: formatPercent(0.125) -> '12.5 %' */
export function formatPercent(share: number): string {
  return `${Number((100 * share).toFixed(1))} %`;
}
