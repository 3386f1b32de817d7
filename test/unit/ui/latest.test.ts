import {expect, jest, test} from '@jest/globals';
import {createLatestWriter} from '../../../src/ui/latest.ts';
import {settle} from '../../support/manual-wait.ts';

test('of what comes while a write is on its way, only the latest is written', async () => {
  const written: number[] = [];
  const finish: (() => void)[] = [];
  const {write, isBusy} = createLatestWriter<number>(value => {
    written.push(value);
    return new Promise(resolve => finish.push(resolve));
  }, jest.fn());
  for (const value of [1, 2, 3, 4]) write(value);
  await settle();
  expect(written).toEqual([1]);
  finish.shift()?.();
  await settle();
  expect(written).toEqual([1, 4]);
  expect(isBusy()).toBe(true);
  finish.shift()?.();
  await settle();
  expect(isBusy()).toBe(false);
  write(5);
  expect(written).toEqual([1, 4, 5]);
});

test('a write that fails is reported and does not stop the next', async () => {
  const reportError = jest.fn();
  const store = jest
    .fn<(value: number) => Promise<void>>()
    .mockRejectedValueOnce(new Error('full'))
    .mockResolvedValue();
  const {write} = createLatestWriter(store, reportError);
  write(1);
  write(2);
  await settle();
  expect(store.mock.calls).toEqual([[1], [2]]);
  expect(reportError).toHaveBeenCalledWith(expect.objectContaining({message: 'full'}));
});
