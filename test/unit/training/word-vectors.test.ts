import {expect, jest, test} from '@jest/globals';
import {createRandom} from '../../../src/core/random.ts';
import {createProgress} from '../../../src/training/progress.ts';
import {trainWordVectors} from '../../../src/training/word-vectors.ts';

// Seconds of work on an idle core; a busy machine may take many times as long.
jest.setTimeout(180_000);

const silent = createProgress({write: () => {}}, () => 0);

/** Headlines of eight worlds of two words each (2 and 3, 4 and 5, …) that never meet. */
function inventHeadlines(): Int32Array[] {
  const random = createRandom(6);
  return Array.from({length: 3000}, (_, i) =>
    Int32Array.from({length: 6}, () => 2 + 2 * (i % 8) + Math.floor(random() * 2)),
  );
}

test('words that keep company end up near each other, and unmet ids stay zero', () => {
  const size = 8;
  const vectors = trainWordVectors(inventHeadlines(), 18, {size, epochs: 40, seed: 1}, silent);
  const cosine = (a: number, b: number) => {
    const [x, y] = [a, b].map(id => vectors.subarray(id * size, (id + 1) * size));
    const dot = (p: Float32Array, q: Float32Array) => p.reduce((sum, value, i) => sum + value * q[i]!, 0);
    return dot(x!, y!) / Math.sqrt(dot(x!, x!) * dot(y!, y!));
  };
  expect(cosine(2, 3)).toBeGreaterThan(cosine(2, 12) + 0.3);
  expect([...vectors.subarray(0, 2 * size)]).toEqual(new Array(2 * size).fill(0));
});
