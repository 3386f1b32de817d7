/** The memory of the training kernels, and what they export. */

/** Exports of `kernel/gradients.ts`. */
export interface Kernels {
  packPanels(b: number, packed: number, k: number, n: number): void;
  transpose(b: number, target: number, k: number, n: number): void;
  multiply(a: number, packed: number, c: number, m: number, k: number, n: number): void;
  multiplyTransposed(a: number, d: number, c: number, m: number, k: number, n: number): void;
  fillRows(bias: number, c: number, rows: number, n: number): void;
  addRows(d: number, target: number, rows: number, n: number): void;
  stepForward(
    gates: number,
    last: number,
    cell: number,
    tanhCell: number,
    hidden: number,
    rows: number,
    units: number,
  ): void;
  stepBackward(
    gates: number,
    last: number,
    tanhCell: number,
    dHidden: number,
    dCell: number,
    rows: number,
    units: number,
  ): void;
  poolForward(hidden: number, maximum: number, place: number, mean: number, steps: number, count: number): void;
  poolBackward(
    dMaximum: number,
    place: number,
    dMean: number,
    dHidden: number,
    step: number,
    steps: number,
    count: number,
  ): void;
}

/** Exports of `kernel/softmax.ts`. */
export interface SoftmaxKernels {
  softmaxRows(scores: number, targets: number, rows: number, n: number, scale: number): number;
  addToRows(row: number, c: number, rows: number, n: number): void;
}

/** Exports of `kernel/simple-cell.ts`. */
export interface SimpleKernels {
  squashForward(sums: number, count: number): void;
  squashBackward(states: number, dStates: number, dSums: number, count: number): void;
}

/** An array inside the kernels' memory. */
export interface Block {
  readonly at: number;
  readonly values: Float32Array<ArrayBuffer>;
}

export const PAGE_BYTES = 65536;

/** Hands out blocks of one memory, from the start again for each batch. */
export class Arena {
  readonly memory = new WebAssembly.Memory({initial: 16});
  #next = PAGE_BYTES;

  reset(): void {
    this.#next = PAGE_BYTES;
  }

  /** Makes sure that `bytes` fit before any block is handed out: growing detaches the arrays of earlier blocks. */
  reserve(bytes: number): void {
    const missing = PAGE_BYTES + bytes - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE_BYTES));
  }

  take(length: number): Block {
    const at = this.#next;
    this.#next += Math.ceil(length / 4) * 16;
    return {at, values: new Float32Array(this.memory.buffer, at, length)};
  }

  zeros(length: number): Block {
    const block = this.take(length);
    block.values.fill(0);
    return block;
  }

  copy(source: Float32Array): Block {
    const block = this.take(source.length);
    block.values.set(source);
    return block;
  }
}

/** Sizes of a batch and of the network. */
export interface Sizes {
  readonly embedding: number;
  readonly units: number;
  readonly steps: number;
  readonly rows: number;
}
