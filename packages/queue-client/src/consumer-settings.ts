import type { ConsumerOptions } from './consumer-options.ts';
import { defaultNormalQueue, defaultPriorityQueue } from './keys.ts';

/** What an option means when it is left out. */
export const consumerDefaults = {
  priorityQueue: defaultPriorityQueue,
  normalQueue: defaultNormalQueue,
  concurrency: 100,
  leaseMs: 10_000,
  responseTtlSeconds: 3_600,
  maxTaskBytes: 1_048_576,
  deadLetterLimit: 10_000,
  crashLimit: 3,
  idempotencyTtlMs: 86_400_000,
  shareReadsForMs: 1_000,
} as const;

type Defaulted = keyof typeof consumerDefaults;
export type ConsumerSettings = Omit<ConsumerOptions, Defaulted> & Required<Pick<ConsumerOptions, Defaulted>>;

const ranges = {
  concurrency: [1, 1_000],
  leaseMs: [1_000, 300_000],
  responseTtlSeconds: [1, 2_592_000],
  maxTaskBytes: [1, 536_870_912],
  deadLetterLimit: [0, 10_000_000],
  crashLimit: [1, 1_000],
  idempotencyTtlMs: [1, 2_592_000_000],
  shareReadsForMs: [1, 60_000],
} as const;

const rangedOptions = [
  'concurrency',
  'leaseMs',
  'responseTtlSeconds',
  'maxTaskBytes',
  'deadLetterLimit',
  'crashLimit',
  'idempotencyTtlMs',
  'shareReadsForMs',
] as const satisfies (keyof typeof ranges)[];

/** @throws RangeError naming option, value and allowed range */
export function consumerSettings(options: ConsumerOptions): ConsumerSettings {
  const settings = { ...consumerDefaults, ...options };
  for (const name of rangedOptions) {
    const [least, most] = ranges[name];
    const value = settings[name];
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new RangeError(`${name} is ${value}; it must be a whole number from ${least} to ${most}`);
    }
  }
  const { normalEvery } = settings;
  if (normalEvery !== undefined && (!Number.isInteger(normalEvery) || normalEvery < 2)) {
    throw new RangeError(`normalEvery is ${normalEvery}; it must be a whole number from 2`);
  }
  if (settings.priorityQueue === settings.normalQueue) {
    throw new RangeError(`priorityQueue and normalQueue are both ${settings.normalQueue}; they must differ`);
  }
  return settings;
}
