import {describe, expect, test} from '@jest/globals';
import {applyAdam, createAdamState, RowGradients} from '../../../src/training/adam.ts';

describe('applyAdam', () => {
  test('takes a first step of the learning rate against the sign of the gradient, whatever its size', () => {
    const weights = Float32Array.of(1, 1, 1);
    const gradient = Float32Array.of(100, -0.01, 0);
    applyAdam(weights, createAdamState(3), gradient, {at: 0, from: 0, count: 3}, {rate: 0.1, step: 1, scale: 1});
    expect(weights[0]).toBeCloseTo(0.9, 4);
    expect(weights[1]).toBeCloseTo(1.1, 4);
    expect(weights[2]).toBe(1);
  });

  test('finds the bottom of a bowl', () => {
    const weights = Float32Array.of(3, -2);
    const state = createAdamState(2);
    for (let step = 1; step <= 500; step++) {
      const gradient = weights.map(weight => 2 * weight);
      applyAdam(weights, state, gradient, {at: 0, from: 0, count: 2}, {rate: 0.05, step, scale: 1});
    }
    expect(Math.max(...weights.map(Math.abs))).toBeLessThan(0.05);
  });
});

describe('RowGradients', () => {
  test('adds what one row gets twice, moves those rows only, and starts empty again', () => {
    const rows = new RowGradients(2);
    const table = new Float32Array(20_000).fill(1);
    const state = createAdamState(table.length);
    rows.add(3, Float32Array.of(0, 3, 4), 1);
    rows.add(3, Float32Array.of(3, 4), 0);
    for (let row = 100; row < 5000; row++) rows.add(row, Float32Array.of(0, 0), 0);
    expect(rows.sumSquares()).toBe(100);
    rows.apply(table, state, {rate: 0.1, step: 1, scale: 1});
    expect(table[6]).toBeCloseTo(0.9, 4);
    expect(table[5]).toBe(1);
    expect(table[8]).toBe(1);
    expect(rows.sumSquares()).toBe(0);
  });
});
