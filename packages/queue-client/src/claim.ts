import type { ClaimField } from './claim-field.ts';

/** One task in the hands of this worker. */
export interface Claim extends ClaimField {
  /** Its field in the in-flight hash. */
  readonly field: string;
  readonly payload: string;
  /** The bytes as delivered by a blocked wait, as long as the task is still in the staging list. */
  readonly staged: Buffer | undefined;
  /** When this worker got it, epoch milliseconds. */
  readonly claimedAtMs: number;
  /** Too many workers died with it; it is to be buried, not run. */
  readonly condemned: boolean;
}

/** What is to be done in Redis with a claim that is finished; everything in the step that ends the claim. */
export interface Settlement {
  /** The answer to store; undefined when nobody can ask for it. */
  readonly answer?: Answer;
  /** Bury the payload with this entry; the script adds time and payload. */
  readonly burial?: { readonly reason: string; readonly code: string };
  /** Try again later. */
  readonly postponement?: { readonly delayMs: number; readonly sameAttempt?: boolean };
  /** Its lane is closed: back to Redis until the lane is opened, to this list. */
  readonly park?: {
    readonly list: string;
    /** Version of the control settings that close the lane; under another one the task goes back to its queue. */
    readonly control: string;
  };
  /** There is no room for it here: back to its limited lane. */
  readonly wait?: { readonly lane: string };
  /** The end of a shared call. */
  readonly shared?: SharedEnd;
}

export interface Answer {
  readonly key: string;
  readonly body: string;
  readonly callbackKey: string | undefined;
}

export interface SharedEnd {
  readonly record: string;
  /** keep: later tasks get this body; forget: the next one makes the call; retry: the same task will try again. */
  readonly mode: 'keep' | 'forget' | 'retry';
  readonly ttlMs: number;
  /** The response without its `task_id`. */
  readonly body: string;
}

/** The list of tasks that wait for a shared call. */
export function waitingList(record: string): string {
  return `${record}:waiting`;
}
