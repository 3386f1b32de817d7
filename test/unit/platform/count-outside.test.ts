import {expect, test} from '@jest/globals';
import {countOutside} from '../../../src/platform/count-outside.ts';

test.each([
  [[], 0],
  [['ext://us/models/card.json', 'ext://us/models/weights.bin'], 0],
  [['ext://us/models/card.json', 'https://example.com/', 'ext://user/'], 2],
])('of %j, %d left the package', (names, count) => {
  const performance = {getEntriesByType: () => names.map(name => ({name}))};
  expect(countOutside(performance, 'ext://us/')).toBe(count);
});
