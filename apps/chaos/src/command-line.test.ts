import { expect, test } from 'vitest';
import { parseCommandLine } from './command-line.ts';
import { faultNames } from './plan/fault-name.ts';

test('without arguments: 100 000 tasks under every fault, seed 1, three workers', () => {
  expect(parseCommandLine([])).toEqual({
    tasks: 100_000,
    seed: 1,
    workers: 3,
    faults: faultNames,
    leaseMs: undefined,
    jsonPath: undefined,
  });
});

test('takes several faults, and the separator pnpm may hand on', () => {
  const args = ['--', '--fault', 'cut,mixed', '--lease-ms', '1000', '--json', 'out.json'];
  expect(parseCommandLine(args)).toMatchObject({
    faults: ['cut', 'mixed'],
    leaseMs: 1_000,
    jsonPath: 'out.json',
  });
});

test.each([
  [['--fault', 'fire'], '--fault fire is none of'],
  [['--tasks', '0'], '--tasks is 0; it must be a whole number from 1 to 10000000'],
  [['--lease-ms', '999'], '--lease-ms is 999; it must be a whole number from 1000 to 300000'],
  [['--oops'], "Unknown option '--oops'"],
])('%j is refused', (args, message) => {
  expect(() => parseCommandLine(args)).toThrow(message);
});
