/**
 * Jain's index of fairness: 1 when all have the same, 1/n when one has all.
 *
 * Source: R. Jain, D. Chiu, W. Hawe, DEC-TR-301, 1984.
 *
 * @returns NaN when nobody has anything
 */
export function jain(shares: readonly number[]): number {
  const sum = shares.reduce((total, share) => total + share, 0);
  const squares = shares.reduce((total, share) => total + share * share, 0);
  return (sum * sum) / (shares.length * squares);
}
