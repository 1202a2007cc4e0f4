import { parseArgs } from 'node:util';

export const brokersUsage = `Usage: pnpm bench brokers [options]

Built workers in the real mode against the broker twin, over a Redis of their own.

  --only PART      saturation or start
  --workers N      of the saturation (default 4)
  --seconds N      length of each saturation (default 60)
  --window KIND    how the twin counts: fixed_second, sliding_second, token_bucket (default: its own choice)
  --starts N       workers that start at once on an empty Redis (default 50)
  --help           this text
`;

const parts = ['saturation', 'start'] as const;
const windows = ['fixed_second', 'sliding_second', 'token_bucket'] as const;

export interface BrokersOptions {
  readonly parts: readonly (typeof parts)[number][];
  readonly workers: number;
  readonly seconds: number;
  readonly window: (typeof windows)[number] | undefined;
  readonly starts: number;
}

/**
 * @returns undefined when help was asked for
 * @throws Error naming the option that is unknown or out of range
 */
export function brokersOptions(args: readonly string[]): BrokersOptions | undefined {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      workers: { type: 'string', default: '4' },
      seconds: { type: 'string', default: '60' },
      window: { type: 'string' },
      starts: { type: 'string', default: '50' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return undefined;
  return {
    parts: values.only === undefined ? parts : [oneOf('--only', parts, values.only)],
    workers: whole('--workers', values.workers, 64),
    seconds: whole('--seconds', values.seconds, 3_600),
    window: values.window === undefined ? undefined : oneOf('--window', windows, values.window),
    starts: whole('--starts', values.starts, 200),
  };
}

function oneOf<Name extends string>(option: string, names: readonly Name[], text: string): Name {
  const name = names.find((candidate) => candidate === text);
  if (name === undefined) throw new RangeError(`${option} is ${text}; it is one of ${names.join(', ')}`);
  return name;
}

function whole(option: string, text: string, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new RangeError(`${option} is ${text}; it is a whole number from 1 to ${most}`);
  }
  return value;
}
