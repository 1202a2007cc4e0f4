/**
 * How the slots of a scope are found. `sliding_window` never exceeds the limit in any window; the others exist because
 * configurations name them, and let up to twice the limit through (see the README).
 */
export type Algorithm = 'sliding_window' | 'token_bucket' | 'fixed_window';

const algorithms: readonly string[] = [
  'sliding_window',
  'token_bucket',
  'fixed_window',
] satisfies Algorithm[];

export function isAlgorithm(value: string): value is Algorithm {
  return algorithms.includes(value);
}
