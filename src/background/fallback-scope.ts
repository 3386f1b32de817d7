import type {Engine} from '../inference/engine.ts';
import type {Model} from '../model/load.ts';

/** What `fallback.js` leaves in the scope of the background for `load-engine.ts`. */
export interface FallbackScope {
  createFallbackEngine?: (model: Model, wasmDirectory: string) => Promise<Engine>;
}

export const fallbackScope: FallbackScope = globalThis as typeof globalThis & FallbackScope;
