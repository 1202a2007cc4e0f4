import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '@hub/testing';
import type { Pace } from './pace.ts';
import { PushConnection, type PushOutcome } from './push-connection.ts';
import type { PushLog } from './push-log.ts';
import type { TaskIds } from './task-ids.ts';
import { pickQueue, taskPayload } from './task-payload.ts';

export interface ProducersOptions {
  /** Where Redis is for producers. */
  readonly port: number;
  readonly seed: number;
  readonly taskIds: TaskIds;
  readonly pace: Pace;
  readonly log: PushLog;
}

const producerCount = 4;
/** Tasks of one RPUSH at most. */
const largestPush = 20;
/** Pause of a producer that has nothing to push or was refused, milliseconds. */
const idleMs = 5;
const refusedMs = 50;

/** Programs that push plain JSON until all tasks are acknowledged, whatever happens to them. */
export async function runProducers(options: ProducersOptions): Promise<void> {
  const producers = Array.from({ length: producerCount }, (_, index) => runProducer(options, index));
  await Promise.all(producers);
}

async function runProducer(
  { port, seed, taskIds, pace, log }: ProducersOptions,
  index: number,
): Promise<void> {
  const random = seededRandom(seed * producerCount + index);
  const connection = new PushConnection(port);
  /** Refused or never sent, so to be pushed again. */
  let again: readonly string[] = [];

  while (!pace.isDone) {
    const fresh = again.length > 0 ? 0 : pace.take(1 + Math.floor(random() * largestPush));
    const batch: readonly string[] = again.length > 0 ? again : taskIds.take(fresh);
    if (batch.length === 0) {
      await sleep(idleMs);
      continue;
    }
    const outcome: PushOutcome = await connection.push(pickQueue(random), batch.map(taskPayload));
    again = [];
    if (outcome === 'acknowledged') {
      log.acknowledge(batch);
      pace.settle(batch.length, true);
    } else if (outcome === 'uncertain') {
      log.doubt(batch);
      pace.settle(batch.length, false);
    } else {
      log.refusals += outcome === 'refused' ? 1 : 0;
      again = batch;
      await sleep(refusedMs);
    }
  }
  connection.close();
}
