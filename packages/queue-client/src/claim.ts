import type { QueueName } from './consumer-options.ts';

/** One task in the hands of this worker. */
export interface Claim {
  readonly queue: QueueName;
  /** Its field in the in-flight hash: `p17`, `n18`. */
  readonly field: string;
  readonly payload: string;
  /** The bytes as delivered by a blocked wait, as long as the task is still in the staging list. */
  readonly staged: Buffer | undefined;
  /** When this worker got it, epoch milliseconds. */
  readonly claimedAtMs: number;
}

/** What is to be done in Redis with a claim that is finished. */
export interface Settlement {
  /** The answer to store; undefined when nobody can ask for it. */
  readonly answer?: { readonly key: string; readonly body: string; readonly callbackKey: string | undefined };
  /** Bury the payload with this entry; the script adds time and payload. */
  readonly burial?: { readonly reason: string; readonly code: string };
}

export const queueLetter = { priority: 'p', normal: 'n' } as const satisfies Record<QueueName, string>;
