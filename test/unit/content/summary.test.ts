import {expect, test} from '@jest/globals';
import {summarize} from '../../../src/content/summary.ts';
import type {Score} from '../../../src/core/score.ts';

const plain = (credibility: number): Score => ({credibility, satire: 0, clickbait: 0});

test.each<[string, (Score | null)[], number, object]>([
  ['no headlines', [], 0.3, {found: 0, assessed: 0, flagged: 0}],
  ['headlines that wait for a score', [null, null], 0.3, {found: 2, assessed: 0, flagged: 0}],
  ['headlines that have none', [{reason: 'language'}], 1, {found: 1, assessed: 0, flagged: 0}],
  ['one under the threshold', [plain(0.29), plain(0.3), plain(0.9)], 0.3, {found: 3, assessed: 3, flagged: 1}],
  ['a page of all kinds', [plain(0.1), null, {reason: 'too-short'}], 0.3, {found: 3, assessed: 1, flagged: 1}],
])('summarize counts %s', (_, scores, threshold, summary) => {
  expect(summarize(scores, threshold)).toEqual(summary);
});
