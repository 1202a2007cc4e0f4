/**
 * Moments from the beginning to the end of a phase, about `everyMs` apart: each gap is 0.6 to 1.4 times as long.
 *
 * @returns milliseconds since the beginning, growing
 */
export function spread(phaseMs: number, everyMs: number, random: () => number): number[] {
  const moments: number[] = [];
  for (let atMs = everyMs * random(); atMs < phaseMs; atMs += everyMs * (0.6 + 0.8 * random())) {
    moments.push(Math.round(atMs));
  }
  return moments;
}

/** A whole number from `least` to `most`. */
export function between(least: number, most: number, random: () => number): number {
  return least + Math.floor(random() * (most - least + 1));
}
