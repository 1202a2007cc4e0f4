import { seededRandom } from '@hub/testing';

export const faultKinds = [
  'redis-with-data',
  'redis-without-data',
  'worker-killed',
  'worker-frozen',
] as const;

export type FaultKind = (typeof faultKinds)[number];

export const faultTitles: Readonly<Record<FaultKind, string>> = {
  'redis-with-data': 'Redis killed, back with its data',
  'redis-without-data': 'Redis killed, back without data',
  'worker-killed': 'worker killed',
  'worker-frozen': 'worker frozen for 3 s',
};

/** One run in which something breaks. */
export interface FaultPlan {
  readonly run: number;
  readonly kind: FaultKind;
  readonly system: 'ours' | 'ours-paced';
  readonly limit: number;
  /** When, after the warm-up, milliseconds. */
  readonly after_ms: number;
  /** How long Redis is away, milliseconds, besides the time it takes to start. */
  readonly away_ms: number;
  /** Which worker. */
  readonly victim: number;
}

export const faultProcesses = 3;
const limits = [18, 50, 100] as const;

/** The kinds in turns; all else by chance, the same for the same seed. */
export function planFaults(runs: number, seed: number): FaultPlan[] {
  const random = seededRandom(seed);
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item =>
    items[Math.floor(random() * items.length)] ?? items[0];
  return Array.from({ length: runs }, (_, run) => ({
    run: run + 1,
    kind: faultKinds[run % faultKinds.length] ?? 'redis-with-data',
    system: pick(['ours', 'ours-paced']),
    limit: pick(limits),
    after_ms: Math.floor(random() * 1_000),
    away_ms: Math.floor(random() * 500),
    victim: Math.floor(random() * faultProcesses),
  }));
}
