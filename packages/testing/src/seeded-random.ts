/**
 * A stand-in for `Math.random` that gives the same numbers for the same seed (mulberry32: 32 bits of state, good
 * enough for tests, not for secrets).
 *
 * @param seed - any integer
 * @returns a function that gives the next number, 0 ≤ n < 1
 *
 * Source: Tommy Ettinger, mulberry32, 2017 (public domain)
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
