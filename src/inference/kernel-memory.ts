/** The memory of the kernels, and what they export. */

/** Exports of `kernel/index.ts`; every argument that is no count or flag is an address in bytes. */
export interface Kernels {
  packGates(
    levels: number,
    scales: number,
    minimums: number,
    rows: number,
    columns: number,
    first: number,
    units: number,
    target: number,
  ): void;
  packBias(bias: number, units: number, target: number): void;
  embedWords(
    levels: number,
    scales: number,
    minimums: number,
    ids: number,
    count: number,
    size: number,
    target: number,
  ): void;
  projectWords(
    words: number,
    count: number,
    size: number,
    panels: number,
    bias: number,
    columns: number,
    target: number,
  ): void;
  runDirection(
    recurrent: number,
    projected: number,
    wordBytes: number,
    slots: number,
    lengths: number,
    rows: number,
    longest: number,
    units: number,
    isBackward: boolean,
    state: number,
    features: number,
  ): void;
  scoreHeads(
    features: number,
    lengths: number,
    rows: number,
    units: number,
    dense: number,
    bias: number,
    heads: number,
    logits: number,
  ): void;
  addPairs(
    levels: number,
    scales: number,
    minimums: number,
    buckets: number,
    heads: number,
    distinct: number,
    slots: number,
    lengths: number,
    rows: number,
    longest: number,
    logits: number,
  ): void;
  addWords(
    levels: number,
    scales: number,
    minimums: number,
    heads: number,
    distinct: number,
    slots: number,
    lengths: number,
    rows: number,
    longest: number,
    logits: number,
  ): void;
  indexTokens(lines: number, end: number, index: number, mask: number): number;
  findToken(token: number, length: number, index: number, mask: number): number;
  readonly firstFree: {readonly value: number};
}

const PAGE_BYTES = 65536;
/** Room for a model and the scratch of a page of headlines at once: growing copies, pages that nobody touches cost nothing. */
const INITIAL_PAGES = 96;
/** Blocks begin at lines of the cache. */
const ALIGNMENT = 64;

/** Hands out blocks of one memory, one after the other; what lies above a mark can be given back. */
export class KernelMemory {
  readonly memory = new WebAssembly.Memory({initial: INITIAL_PAGES});
  #next = ALIGNMENT;

  /** Where the next block begins. */
  get mark(): number {
    return this.#next;
  }

  /** Gives back every block from a mark on; the memory keeps its size for the next ones. */
  release(mark: number): void {
    this.#next = mark;
  }

  /** The address of a new block; its contents are whatever was there. Growing detaches views made before. */
  take(bytes: number): number {
    const at = this.#next;
    this.#next = Math.ceil((at + bytes) / ALIGNMENT) * ALIGNMENT;
    const missing = this.#next - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE_BYTES));
    return at;
  }

  /** The address of a copy. */
  copy(source: Uint8Array | Float32Array): number {
    const at = this.take(source.byteLength);
    const bytes = new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
    new Uint8Array(this.memory.buffer, at, source.byteLength).set(bytes);
    return at;
  }
}

/** Starts the compiled kernels on a memory of their own. */
export function startKernels(module: WebAssembly.Module): {kernels: Kernels; memory: KernelMemory} {
  const memory = new KernelMemory();
  const {exports} = new WebAssembly.Instance(module, {env: {memory: memory.memory}});
  const kernels = exports as unknown as Kernels;
  memory.take(kernels.firstFree.value);
  return {kernels, memory};
}
