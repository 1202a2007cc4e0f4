import { parseArgs } from 'node:util';

export const queueUsage = `Usage: pnpm bench queue [options]

Ours, BullMQ and bee-queue in turns on the same machine, every task accounted for.

  --rounds N      rounds that count; one more warms up (default 5; with --quick 2)
  --quick         short runs: under a minute, good for a look, not for a claim
  --json FILE     write raw rounds and figures
  --only TEXT     only scenarios whose name contains this ("loopback drain50", "delayed"); no growth
  --max-tasks N   at most so many tasks per run
  --help          this text
`;

export interface QueueOptions {
  readonly rounds: number;
  /** Length of a run, seconds. */
  readonly seconds: number;
  readonly warmUpSeconds: number;
  readonly growthRepetitions: number;
  readonly jsonPath: string | undefined;
  readonly only: string;
  readonly maxTasks: number;
}

/**
 * @returns undefined when help was asked for
 * @throws Error naming the option that is unknown or out of range
 */
export function queueOptions(args: readonly string[]): QueueOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      only: { type: 'string', default: '' },
      'max-tasks': { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    return undefined;
  }
  const { quick } = values;
  return {
    rounds: wholeNumber('--rounds', values.rounds ?? (quick ? '2' : '5')),
    seconds: quick ? 0.15 : 1.2,
    warmUpSeconds: quick ? 0.05 : 0.4,
    growthRepetitions: quick ? 1 : 7,
    jsonPath: values.json,
    only: values.only,
    maxTasks: wholeNumber('--max-tasks', values['max-tasks'] ?? String(Number.MAX_SAFE_INTEGER)),
  };
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new RangeError(`${name} is ${text}; it must be a whole number from 1`);
  }
  return number;
}
