import {describe, expect, test} from '@jest/globals';
import {computeCalibrationError, shareBelow, sigmoid} from '../../../src/core/metrics.ts';
import {createRandom, drawNormal} from '../../../src/core/random.ts';
import {calibrate} from '../../../src/model/calibration.ts';
import {chooseThreshold, fitCalibration, traceCurve} from '../../../src/training/calibrate.ts';

/** Logits three times too sure and shifted by 2. */
function drawOverconfident(count: number) {
  const random = createRandom(2);
  const honest = Array.from({length: count}, () => drawNormal(random) * 1.5);
  return {
    logits: honest.map(logit => 3 * logit + 2),
    labels: honest.map(logit => (random() < sigmoid(logit) ? 1 : 0)),
    weights: honest.map(() => 1),
  };
}

describe('fitCalibration', () => {
  test('finds the temperature and shift that make the probabilities honest', () => {
    const rows = drawOverconfident(20_000);
    const calibration = fitCalibration(rows);
    expect(calibration.temperature).toBeCloseTo(3, 0);
    expect(calibration.bias).toBeCloseTo(-2 / 3, 1);
    const probabilities = rows.logits.map(logit => calibrate(logit, calibration));
    expect(computeCalibrationError(probabilities, rows.labels)).toBeLessThan(0.015);
  });

  test('changes nothing when there is nothing to learn from', () => {
    expect(fitCalibration({logits: [1, 2], labels: [1, 1], weights: [1, 1]})).toEqual({temperature: 1, bias: 0});
    expect(fitCalibration({logits: [], labels: [], weights: []})).toEqual({temperature: 1, bias: 0});
  });

  test('does not turn the scale round when the logits are upside down', () => {
    const rows = drawOverconfident(500);
    const flipped = {...rows, labels: rows.labels.map(label => 1 - label)};
    expect(fitCalibration(flipped).temperature).toBeGreaterThan(0);
  });
});

describe('chooseThreshold', () => {
  test('flags at most 1.5 in 100 reputable headlines', () => {
    const random = createRandom(4);
    const reputable = Array.from({length: 3000}, () => random() ** 0.5);
    const threshold = chooseThreshold(reputable);
    expect(shareBelow(reputable, threshold)).toBeLessThanOrEqual(0.015);
    expect(shareBelow(reputable, threshold + 0.003)).toBeGreaterThan(0.013);
  });
});

describe('traceCurve', () => {
  test('rises with the threshold', () => {
    const curve = traceCurve([0.5, 0.9], [[0.1, 0.6]]);
    expect(curve).toHaveLength(101);
    expect(curve[55]).toEqual({threshold: 0.55, falseFlagRate: 0.5, recall: 0.5});
    expect(curve[100]).toEqual({threshold: 1, falseFlagRate: 1, recall: 1});
  });

  test('counts groups of deceptive headlines alike, however large', () => {
    const curve = traceCurve([0.9], [[0.1, 0.1, 0.1, 0.1], [0.8], []]);
    expect(curve[50]).toEqual({threshold: 0.5, falseFlagRate: 0, recall: 0.5});
  });
});
