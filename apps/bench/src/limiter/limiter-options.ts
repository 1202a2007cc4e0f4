import { parseArgs } from 'node:util';
import { type Part, parts } from './run/row.ts';
import { type SystemName, systemNames, toSystemName } from './system-name.ts';

export const limiterUsage = `Usage: pnpm bench limiter [options]

Ours, rate-limiter-flexible, bottleneck (clustered) and BullMQ's limiter in several processes against one server that
logs when each call arrives.

  --full            all of 1, 4, 8 processes, 5, 18, 100, 1000 per second, 0, 10, 50 ms of jitter: about an hour
  --processes LIST  of these only ("1,4"); with --limits or --jitter: every combination, and no more
  --limits LIST     calls per second
  --jitter LIST     how much longer than the quickest a call may be on its way, milliseconds
  --only PART       saturated, idle or scopes
  --systems LIST    of ${systemNames.join(', ')}
  --seconds N       length of a run of ours (default 120; 6 in a matrix); the others run 5 at most
  --rounds N        runs of the others, in turns (default 2)
  --skew            wall clocks of the processes wrong by ±10 s, then by ±10 h
  --quick           6 seconds and one round: for a look, not for a claim
  --json FILE       write rows and figures
  --faults N        in place of all that: N seeded runs in which Redis or a worker dies or freezes
  --seed N          of the faults (default 1)
  --help            this text
`;

export interface LimiterOptions {
  readonly full: boolean;
  /** undefined: not asked for. */
  readonly processes: readonly number[] | undefined;
  readonly limits: readonly number[] | undefined;
  readonly jittersMs: readonly number[] | undefined;
  readonly parts: readonly Part[];
  readonly systems: readonly SystemName[];
  /** undefined: as long as each part needs. */
  readonly seconds: number | undefined;
  readonly rounds: number;
  readonly skew: boolean;
  readonly jsonPath: string | undefined;
  /** Runs with faults; 0: the benchmark. */
  readonly faults: number;
  readonly seed: number;
}

const quickSeconds = 6;

/**
 * @returns undefined when help was asked for
 * @throws Error naming the option that is unknown or out of range
 */
export function limiterOptions(args: readonly string[]): LimiterOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      full: { type: 'boolean', default: false },
      processes: { type: 'string' },
      limits: { type: 'string' },
      jitter: { type: 'string' },
      only: { type: 'string' },
      systems: { type: 'string', default: systemNames.join(',') },
      seconds: { type: 'string' },
      rounds: { type: 'string' },
      skew: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      faults: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  const { quick, seconds } = values;
  const asked = seconds === undefined ? undefined : number('--seconds', seconds, 2, 3_600);
  return {
    full: values.full,
    processes: numbers('--processes', values.processes, 1, 64),
    limits: numbers('--limits', values.limits, 1, 5_000),
    jittersMs: numbers('--jitter', values.jitter, 0, 200),
    parts: values.only === undefined ? parts : [toPart(values.only)],
    systems: [...new Set(values.systems.split(',').map(toSystemName))],
    seconds: asked ?? (quick ? quickSeconds : undefined),
    rounds: number('--rounds', values.rounds ?? (quick ? '1' : '2'), 1, 100),
    skew: values.skew,
    jsonPath: values.json,
    faults: number('--faults', values.faults, 0, 10_000),
    seed: number('--seed', values.seed, 0, 2 ** 31),
  };
}

function toPart(text: string): Part {
  const part = parts.find((known) => known === text);
  if (part === undefined) throw new RangeError(`--only is ${text}; it must be one of: ${parts.join(', ')}`);
  return part;
}

function numbers(name: string, list: string | undefined, least: number, most: number): number[] | undefined {
  return list === undefined
    ? undefined
    : [...new Set(list.split(',').map((text) => number(name, text, least, most)))];
}

function number(name: string, text: string, least: number, most: number): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`${name} is ${text}; it must be a whole number, ${least}–${most}`);
  }
  return value;
}
