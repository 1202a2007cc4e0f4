import { seededRandom } from '@hub/testing';

/**
 * When tasks arrive in an open loop, microseconds from its begin: gaps are exponential, as those of many independent
 * callers are, and the same for every system.
 */
export function arrivals(count: number, perSecond: number, seed: number): number[] {
  const random = seededRandom(seed);
  let atUs = 0;
  return Array.from({ length: count }, () => {
    atUs += (-Math.log(1 - random()) * 1_000_000) / perSecond;
    return Math.round(atUs);
  });
}
