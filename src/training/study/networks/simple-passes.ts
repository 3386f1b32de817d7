/** Both passes of a simple recurrent network, by the kernels. */
import type {Arena, Block, Kernels, SimpleKernels, Sizes} from '../../kernel-memory.ts';
import type {createPasses, DirectionWeights} from '../../kernel-passes.ts';

/** What the forward pass leaves for the backward one. */
export interface SimpleDirection {
  readonly kernel: Block;
  readonly recurrent: Block;
  /** [steps * rows, units]: the states. */
  readonly hidden: Block;
  /** [rows, units] each, over the steps; `place` holds int32. */
  readonly maximum: Block;
  readonly place: Block;
  readonly mean: Block;
}

type Multiply = ReturnType<typeof createPasses>['multiplyBy'];

/** Makes the passes over one memory; with one step they are those of a layer of tanh units. */
export function createSimplePasses(kernels: Kernels & SimpleKernels, arena: Arena, multiplyBy: Multiply) {
  function runForward(
    words: Block,
    weights: DirectionWeights,
    {embedding, units, steps, rows}: Sizes,
  ): SimpleDirection {
    const kernel = arena.copy(weights.kernel);
    const recurrent = arena.copy(weights.recurrent);
    const hidden = arena.take(steps * rows * units);
    const [maximum, place, mean] = [arena.take(rows * units), arena.take(rows * units), arena.take(rows * units)];
    kernels.fillRows(arena.copy(weights.bias).at, hidden.at, steps * rows, units);
    multiplyBy(words, kernel, hidden, [steps * rows, embedding, units]);
    const packed = arena.take(units * units);
    if (steps > 1) kernels.packPanels(recurrent.at, packed.at, units, units);
    const part = 4 * rows * units;
    for (let step = 0; step < steps; step++) {
      const at = hidden.at + step * part;
      if (step > 0) kernels.multiply(at - part, packed.at, at, rows, units, units);
      kernels.squashForward(at, rows * units);
    }
    kernels.poolForward(hidden.at, maximum.at, place.at, mean.at, steps, rows * units);
    return {kernel, recurrent, hidden, maximum, place, mean};
  }

  /**
   * Derivatives of the sums, [steps * rows, units].
   * @param fill  writes what the loss says of the states of a step to an address, [rows, units]
   */
  function runBackward(
    {recurrent, hidden}: SimpleDirection,
    fill: (step: number, address: number) => void,
    {units, steps, rows}: Sizes,
  ): Block {
    const dSums = arena.take(steps * rows * units);
    const dHidden = arena.take(rows * units);
    const packed = arena.take(units * units);
    if (steps > 1) {
      const turned = arena.take(units * units);
      kernels.transpose(recurrent.at, turned.at, units, units);
      kernels.packPanels(turned.at, packed.at, units, units);
    }
    const part = 4 * rows * units;
    for (let step = steps - 1; step >= 0; step--) {
      const at = dSums.at + step * part;
      fill(step, dHidden.at);
      if (step < steps - 1) kernels.multiply(at + part, packed.at, dHidden.at, rows, units, units);
      kernels.squashBackward(hidden.at + step * part, dHidden.at, at, rows * units);
    }
    return dSums;
  }

  /** Gradients of the weights; those of the words go to dWords. */
  function gatherGradients(
    {kernel, recurrent, hidden}: SimpleDirection,
    dSums: Block,
    words: Block,
    dWords: Block,
    {embedding, units, steps, rows}: Sizes,
  ): DirectionWeights {
    const [dKernel, dRecurrent] = [arena.zeros(kernel.values.length), arena.zeros(recurrent.values.length)];
    const dBias = arena.zeros(units);
    kernels.multiplyTransposed(words.at, dSums.at, dKernel.at, steps * rows, embedding, units);
    kernels.addRows(dSums.at, dBias.at, steps * rows, units);
    // Each step's sums met the state of the step before: the two arrays, shifted by one step.
    const later = dSums.at + 4 * rows * units;
    if (steps > 1) kernels.multiplyTransposed(hidden.at, later, dRecurrent.at, (steps - 1) * rows, units, units);
    const turned = arena.take(embedding * units);
    kernels.transpose(kernel.at, turned.at, embedding, units);
    multiplyBy(dSums, turned, dWords, [steps * rows, units, embedding]);
    return {kernel: dKernel.values, recurrent: dRecurrent.values, bias: dBias.values};
  }

  return {runForward, runBackward, gatherGradients};
}
