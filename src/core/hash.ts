/**
 * A keyed 64-bit hash of text: HalfSipHash-2-4 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012, in the
 * 32-bit form of the reference implementation of 2016).
 *
 * Keyed, because the texts come from pages: without the key nobody can make two texts that share a place in a cache.
 * Not a digest: whoever has the key can try out texts.
 */

/** Two random 32-bit numbers, kept as long as the hashes are. */
export type HashKey = readonly [number, number];

/** Word states of the hash: v0 to v3. */
type State = [number, number, number, number];

const rotate = (word: number, bits: number): number => (word << bits) | (word >>> (32 - bits));

function mix(state: State, rounds: number): void {
  let [v0, v1, v2, v3] = state;
  for (let round = 0; round < rounds; round++) {
    v0 = (v0 + v1) | 0;
    v1 = rotate(v1, 5) ^ v0;
    v0 = rotate(v0, 16);
    v2 = (v2 + v3) | 0;
    v3 = rotate(v3, 8) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = rotate(v3, 7) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = rotate(v1, 13) ^ v2;
    v2 = rotate(v2, 16);
  }
  state[0] = v0;
  state[1] = v1;
  state[2] = v2;
  state[3] = v3;
}

function absorb(state: State, word: number): void {
  state[3] ^= word;
  mix(state, 2);
  state[0] ^= word;
}

const toHex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');

/**
 * Hashes bytes.
 * @returns 16 hexadecimal digits: the two output words, each with its highest byte first
 */
export function hashBytes(bytes: Uint8Array, key: HashKey): string {
  const state: State = [key[0], key[1] ^ 0xee, 0x6c796765 ^ key[0], 0x74656462 ^ key[1]];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 4);
  for (let at = 0; at < whole; at += 4) absorb(state, view.getInt32(at, true));
  let last = bytes.length << 24;
  for (let at = whole; at < bytes.length; at++) last |= bytes[at]! << (8 * (at - whole));
  absorb(state, last);
  state[2] ^= 0xee;
  mix(state, 4);
  const first = toHex(state[1] ^ state[3]);
  state[1] ^= 0xdd;
  mix(state, 4);
  return first + toHex(state[1] ^ state[3]);
}

/** Hashes the UTF-8 form of a text; lone surrogates all count as the replacement character. */
export function hashText(text: string, key: HashKey): string {
  return hashBytes(new TextEncoder().encode(text), key);
}
