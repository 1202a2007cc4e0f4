import { parseArgs } from 'node:util';
import { type FaultName, faultNames, isFaultName } from './plan/fault-name.ts';

export interface CommandLine {
  readonly tasks: number;
  readonly seed: number;
  readonly workers: number;
  readonly faults: readonly FaultName[];
  readonly leaseMs: number | undefined;
  readonly jsonPath: string | undefined;
}

export const usage = `pnpm chaos [--tasks 100000] [--seed 1] [--fault name,...] [--workers 3] [--lease-ms N] [--json FILE]

  --tasks     tasks per fault
  --seed      the same seed gives the same faults at the same times
  --fault     ${faultNames.join(', ')}; default all
  --workers   worker processes
  --lease-ms  in place of each fault's own lease, 1000 to 300000
  --json      also write the result to a file`;

/** @throws RangeError naming what is wrong */
export function parseCommandLine(args: readonly string[]): CommandLine | 'help' {
  const { values } = parseArgs({
    // pnpm hands the `--` of `pnpm chaos -- --seed 2` on.
    args: args.filter((argument) => argument !== '--'),
    options: {
      tasks: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      workers: { type: 'string', default: '3' },
      fault: { type: 'string', default: faultNames.join(',') },
      'lease-ms': { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const leaseMs = values['lease-ms'];
  return {
    tasks: wholeNumber('tasks', values.tasks, 1, 10_000_000),
    seed: wholeNumber('seed', values.seed, 0, 2 ** 31),
    workers: wholeNumber('workers', values.workers, 1, 32),
    faults: values.fault.split(',').map(faultName),
    leaseMs: leaseMs === undefined ? undefined : wholeNumber('lease-ms', leaseMs, 1_000, 300_000),
    jsonPath: values.json,
  };
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`--${name} is ${text}; it must be a whole number from ${least} to ${most}`);
  }
  return value;
}

function faultName(name: string): FaultName {
  if (!isFaultName(name)) throw new RangeError(`--fault ${name} is none of ${faultNames.join(', ')}`);
  return name;
}
