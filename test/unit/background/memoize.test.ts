import {describe, expect, jest, test} from '@jest/globals';
import {memoizeSuccess} from '../../../src/background/memoize.ts';

describe('memoizeSuccess', () => {
  test('callers at the same time and later share one value', async () => {
    const make = jest.fn(async () => ({}));
    const memo = memoizeSuccess(make);
    const [first, second] = await Promise.all([memo.get(), memo.get()]);
    expect(second).toBe(first);
    expect(await memo.get()).toBe(first);
    expect(make).toHaveBeenCalledTimes(1);
  });

  test('a failure is told to all who waited, and the next call tries again', async () => {
    const make = jest.fn<() => Promise<string>>().mockRejectedValueOnce(new Error('no')).mockResolvedValue('yes');
    const memo = memoizeSuccess(make);
    const outcomes = await Promise.allSettled([memo.get(), memo.get()]);
    expect(outcomes.map(({status}) => status)).toEqual(['rejected', 'rejected']);
    expect(await memo.get()).toBe('yes');
    expect(make).toHaveBeenCalledTimes(2);
  });

  test('what was forgotten is made anew, also when the old attempt fails afterwards', async () => {
    const attempts: {reject: (error: Error) => void}[] = [];
    const make = () => new Promise<string>((_resolve, reject) => attempts.push({reject}));
    const memo = memoizeSuccess(make);
    const first = memo.get();
    memo.forget();
    const second = memo.get();
    attempts[0]?.reject(new Error('old'));
    await expect(first).rejects.toThrow('old');
    expect(memo.get()).toBe(second);
    expect(attempts).toHaveLength(2);
  });
});
