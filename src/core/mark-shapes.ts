import type {Verdict} from './verdict.ts';

/** One SVG shape on a field of 16 by 16; class `line` is stroked, class `fill` is filled. */
export type MarkShape = readonly ['path' | 'circle', Readonly<Record<string, string>>];

/** A square grain standing on its corner, corners rounded. */
const GRAIN =
  'M9.6 2.2 13.8 6.4a2.26 2.26 0 0 1 0 3.2L9.6 13.8a2.26 2.26 0 0 1-3.2 0L2.2 9.6a2.26 2.26 0 0 1 0-3.2L6.4 2.2a2.26 2.26 0 0 1 3.2 0Z';
const LOWER_HALF = 'M1.6 8H14.4a2.26 2.26 0 0 1-.6 1.6L9.6 13.8a2.26 2.26 0 0 1-3.2 0L2.2 9.6A2.26 2.26 0 0 1 1.6 8Z';
const DOT = 'M8 5.9a2.1 2.1 0 1 0 0 4.2 2.1 2.1 0 0 0 0-4.2Z';

/** The mark of each verdict, told apart by shape first: ring, half-filled grain, grain with a dot cut out, dash. */
export const MARK_SHAPES: Readonly<Record<Verdict, readonly MarkShape[]>> = {
  credible: [['circle', {class: 'line', cx: '8', cy: '8', r: '4.7', 'stroke-width': '1.25'}]],
  uncertain: [
    ['path', {class: 'line', d: GRAIN, 'stroke-width': '1.6'}],
    ['path', {class: 'fill', d: LOWER_HALF}],
  ],
  doubtful: [['path', {class: 'fill', d: GRAIN + DOT, 'fill-rule': 'evenodd'}]],
  unassessed: [['path', {class: 'line', d: 'M4.2 8H11.8', 'stroke-width': '2'}]],
};
