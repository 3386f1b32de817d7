import {expect, test} from '@jest/globals';
import {splitFalseFlags} from '../../../../src/training/model-card/summaries.ts';
import {inventReport} from '../../../support/invented-report.ts';

const {falseFlags} = inventReport();

test('splitFalseFlags tells leanings from years, by short names', () => {
  const {kinds, years} = splitFalseFlags(falseFlags);
  expect(kinds.map(({name}) => name)).toEqual(['all, 2025 and 2026', 'left', 'centre', 'right', 'odd but honest']);
  expect(years.map(({name}) => name)).toEqual(['2025', '2026']);
});
