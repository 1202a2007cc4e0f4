export interface FileLength {
  readonly path: string;
  readonly lines: number;
}

/** Beyond this a file holds more than one idea. */
const LONGEST_SOURCE = 400;
const LONGEST_TEST = 600;
/** Half of the sources must be shorter. */
const MEDIAN_BELOW = 80;

export function lengthFaults(sources: readonly FileLength[], tests: readonly FileLength[]): string[] {
  const tooLong = (files: readonly FileLength[], longest: number): string[] =>
    files
      .filter(({ lines }) => lines > longest)
      .map(({ path, lines }) => `${path}: ${lines} lines, ${longest} are allowed`);

  const sorted = sources.map(({ lines }) => lines).sort((left, right) => left - right);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return [
    ...tooLong(sources, LONGEST_SOURCE),
    ...tooLong(tests, LONGEST_TEST),
    ...(median < MEDIAN_BELOW
      ? []
      : [`the median source has ${median} lines, it should have fewer than ${MEDIAN_BELOW}`]),
  ];
}
