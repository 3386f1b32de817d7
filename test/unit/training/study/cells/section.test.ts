import {beforeAll, describe, expect, test} from '@jest/globals';
import {JSDOM} from 'jsdom';
import {inRepository} from '../../../../../src/build/paths.ts';
import {tokenize} from '../../../../../src/core/text.ts';
import {encode} from '../../../../../src/core/vocabulary.ts';
import type {Model} from '../../../../../src/model/load.ts';
import {openModel} from '../../../../../src/training/export.ts';
import {WATCHED_HEADLINES} from '../../../../../src/training/study/cells/headlines.ts';
import {type CellReport, inspectCells} from '../../../../../src/training/study/cells/report.ts';
import {writeCells} from '../../../../../src/training/study/cells/section.ts';

const HEADLINES = [
  'Mayor opens new school after long delay',
  'Council votes on new budget for the old school',
  'New bridge opens after council votes',
];

describe('the inside of the shipped cells', () => {
  let model: Model;
  let report: CellReport;
  beforeAll(async () => {
    model = await openModel(inRepository('models'));
    const encoded = HEADLINES.map(text => encode(tokenize(text), model.vocabulary, 32));
    report = await inspectCells(model, encoded, {minCount: 2, listed: 3, places: 4});
  });

  test('is watched along headlines that the extension would assess, none of whose words is unknown', () => {
    expect(report.watched.map(({text}) => text)).toEqual(WATCHED_HEADLINES);
    for (const {tokens} of report.watched) expect(tokens).not.toContain('<unk>');
  });

  test('has gates between shut and open, and something to forget from the second word on', () => {
    for (const {tokens, measures} of report.watched) {
      const [forward, backward] = measures;
      for (const {opening, keeping, output, forgotten} of measures) {
        for (const values of [opening, keeping, output]) {
          expect(values).toHaveLength(tokens.length);
          expect(values.every(value => value! > 0 && value! < 1)).toBe(true);
        }
        expect(forgotten.filter(value => value === null)).toHaveLength(1);
      }
      expect([forward.forgotten[0], backward.forgotten.at(-1)]).toEqual([null, null]);
    }
  });

  test('tells of a few units that speak for credibility and of as many that speak against it', () => {
    for (const units of report.units.directions) {
      const signs = units.map(({weight}) => Math.sign(weight));
      expect(signs).toEqual(units.map((_, index) => (index < units.length / 2 ? 1 : -1)));
    }
  });

  test('sums up headlines by words that were read often enough', () => {
    const [forward] = report.summary;
    expect(forward.openers).toHaveLength(3);
    for (const {count, word} of forward.openers) {
      expect(count).toBeGreaterThanOrEqual(2);
      expect(HEADLINES.join(' ').toLowerCase()).toContain(word);
    }
    expect(forward.halfLives).toHaveLength(model.card.shape.units);
  });

  test('becomes words, tables and well-formed plots', () => {
    const {text, plots} = writeCells(report);
    expect(text).toContain(`Model ${model.card.version}`);
    expect(text).toContain(`from ${report.summary[0].closers[0]!.opening.toFixed(2)} at`);
    for (const [name, svg] of Object.entries(plots)) {
      expect(text).toContain(name);
      const drawn = new JSDOM(svg, {contentType: 'image/svg+xml'}).window.document;
      expect(drawn.querySelectorAll('path[stroke-opacity]').length).toBeGreaterThan(20);
    }
  });
});
