import {describe, expect, test} from '@jest/globals';
import {parseCard} from '../../../../src/model/card.ts';
import {readTraining} from '../../../../src/training/model-card/facts.ts';
import {inventCard} from '../../../support/invented-report.ts';

describe('readTraining', () => {
  const card = parseCard(inventCard());

  test('reads rows by set, and lists every other setting by its path', () => {
    const {rows, sets, settings} = readTraining(card);
    expect(rows).toBe(98765);
    expect(sets.isot!.train).toBe(1711);
    expect(settings).toEqual([
      ['seed', '7'],
      ['network.epochs', '13'],
      ['network.seeds', '1, 2'],
    ]);
  });

  test('refuses a card without its training', () => {
    expect(() => readTraining({...card, training: undefined})).toThrow('expected the card.training to be an object');
    expect(() => readTraining({...card, training: {command: 'x', rows: -1}})).toThrow('card.training.rows');
  });
});
