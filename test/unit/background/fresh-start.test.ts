import {expect, test} from '@jest/globals';
import {isFreshStart} from '../../../src/background/fresh-start.ts';
import {createFakeStorage} from '../../support/fake-storage.ts';

test('the first background of a session starts afresh, those after it were only woken', async () => {
  const {area} = createFakeStorage();
  expect(await isFreshStart(area)).toBe(true);
  expect(await isFreshStart(area)).toBe(false);
  expect(await isFreshStart(createFakeStorage().area)).toBe(true);
});
