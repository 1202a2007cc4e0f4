import type { Response } from '@hub/task-schema';
import { eventually } from '@hub/testing';
import type { ConsumerOptions, HubClient, QueueName } from '../../src/index.ts';
import type { TestConsumer } from '../support/queue-lab.ts';

/** A hub of its own for one test, whatever keeps its tasks, and everything a test opens on it; closed as one. */
export interface HubLab extends AsyncDisposable {
  /** The client a test uses when it needs no special one. */
  readonly hub: HubClient;
  client(options?: { readonly maxQueueSize?: number }): HubClient;
  /** Answers every task at once unless told otherwise. */
  consumer(options?: Partial<Omit<ConsumerOptions, 'redis'>>): TestConsumer;
  /** A plain RPUSH. */
  push(queue: QueueName, ...payloads: string[]): Promise<void>;
  /** The elements of a list. */
  list(key: string): Promise<readonly string[]>;
  /** Ids of the stored responses, sorted. */
  responses(): Promise<string[]>;
  /** Keys of what is left beside responses. */
  leftovers(): Promise<string[]>;
}

/** What every hub does, by the name of the behaviour. */
export type HubBehaviours = Readonly<Record<string, (lab: HubLab) => Promise<void>>>;

/** Some behaviours need other processes or a pause; a slow machine gets its time. */
const patience = { timeoutMs: 15_000 } as const;

/** The response of a task, once there is one. */
export function answered(lab: HubLab, taskId: string): Promise<Response> {
  return eventually(async () => (await lab.hub.getResponse(taskId)) ?? false, patience);
}

/** Waits until so many tasks are answered. */
export async function allAnswered(lab: HubLab, count: number): Promise<void> {
  await eventually(async () => (await lab.responses()).length === count, patience);
}

/** Waits until a condition holds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  await eventually(condition, patience);
}
