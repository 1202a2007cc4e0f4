/** Real chance: 0 ≤ n < 1. */
export const systemRandom = (): number => Math.random();
