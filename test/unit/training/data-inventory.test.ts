import {describe, expect, test} from '@jest/globals';
import {DATA_INVENTORY} from '../../../src/training/data-inventory.ts';
import {KNOWN_DATA_SETS} from '../../../src/training/data-sets.ts';
import {readJson} from '../../support/repository-files.ts';

const ids = DATA_INVENTORY.map(({id}) => id);

describe('the inventory of data sets', () => {
  test('has every set that training has a policy for, once, and no other', () => {
    expect([...ids].sort()).toEqual([...KNOWN_DATA_SETS].sort());
  });

  test('has every set that the committed model was trained on or measured with', () => {
    const {training} = readJson<{training: {sets: Record<string, unknown>}}>('models/card.json');
    expect(Object.keys(training.sets).filter(id => !ids.includes(id))).toEqual([]);
  });
});
