import { startRedis } from '@hub/testing';
import { claimCostUs, fillQueue } from './claim-cost.ts';

/** Tasks waiting while one step is measured. */
export const depths = [10, 1_000, 100_000, 1_000_000] as const;
const stepsPerRepetition = 40;

export interface GrowthResult {
  readonly repetition: number;
  readonly depth: number;
  /** Redis time to finish and claim one task, microseconds. */
  readonly claim_us: number;
}

/** What a claim costs at several queue lengths, measured in turns. The queues stand side by side in one Redis. */
export async function measureGrowth(
  repetitions: number,
  onResult: (result: GrowthResult) => void,
): Promise<void> {
  await using server = await startRedis({ tcp: true });
  const redis = server.client();
  const queueOf = (depth: number) => `bench:waiting-${depth}`;
  for (const depth of depths) {
    await fillQueue(redis, queueOf(depth), depth);
  }
  for (let repetition = 1; repetition <= repetitions; repetition += 1) {
    const first = repetition % depths.length;
    for (const depth of [...depths.slice(first), ...depths.slice(0, first)]) {
      const claimUs = await claimCostUs(server, redis, queueOf(depth), depth, stepsPerRepetition);
      onResult({ repetition, depth, claim_us: claimUs });
    }
  }
}
