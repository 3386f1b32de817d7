import {describe, expect, test} from '@jest/globals';
import {gatherReads} from '../../../src/platform/gather-reads.ts';

function setUp() {
  const asked: string[][] = [];
  const get = gatherReads(async keys => {
    asked.push(keys);
    if (keys.includes('broken')) throw new Error('expected a storage, received none');
    return Object.fromEntries(keys.map(key => [key, key.toUpperCase()]));
  });
  return {asked, get};
}

describe('gatherReads', () => {
  test('reads made in one go are one call, later ones another', async () => {
    const {asked, get} = setUp();
    const [one, other] = await Promise.all([get('one'), get('other')]);
    expect([one.one, other.other]).toEqual(['ONE', 'OTHER']);
    expect((await get('later')).later).toBe('LATER');
    expect(asked).toEqual([['one', 'other'], ['later']]);
  });

  test('a call that fails fails for all who shared it, and for nobody after them', async () => {
    const {get} = setUp();
    const results = await Promise.allSettled([get('one'), get('broken')]);
    expect(results.map(({status}) => status)).toEqual(['rejected', 'rejected']);
    expect(await get('one')).toEqual({one: 'ONE'});
  });
});
