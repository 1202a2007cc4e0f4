/**
 * What the reader of an error should do about it.
 * - `never`: the same task fails again, or must not be repeated.
 * - `safe`: nothing was done at the broker; repeat after a pause.
 * - `outcome-unknown`: it may have been done; look at the broker before repeating.
 */
export type RetryAdvice = 'never' | 'safe' | 'outcome-unknown';

/** One line of the catalogue. */
export interface ErrorCodeEntry {
  readonly retry: RetryAdvice;
  readonly meaning: string;
  readonly whatToDo: string;
}

/** Every error code of the hub. Codes never change meaning; the table in the README is kept equal by a test. */
export const errorCodes = {
  ERR_TASK_INVALID: {
    retry: 'never',
    meaning: 'The task is an object that breaks the schema.',
    whatToDo: 'Correct the fields named in the message and send a new task.',
  },
  ERR_TASK_NOT_JSON: {
    retry: 'never',
    meaning: 'The payload is not JSON; it is in the dead letters, no response is possible.',
    whatToDo: 'Correct the sender; push one JSON object per element.',
  },
  ERR_TASK_NOT_AN_OBJECT: {
    retry: 'never',
    meaning: 'The payload is JSON but no object; it is in the dead letters, no response is possible.',
    whatToDo: 'Correct the sender; push one JSON object per element, not a list of them.',
  },
  ERR_TASK_TOO_LARGE: {
    retry: 'never',
    meaning: 'The payload is larger than the limit; it is in the dead letters, no response is possible.',
    whatToDo: 'Send less in one task.',
  },
  ERR_TASK_POISON: {
    retry: 'never',
    meaning: 'Workers crashed on this task again and again; it is in the dead letters.',
    whatToDo: 'Report it with the dead letter; for an order, look at the broker first.',
  },
  ERR_NO_PROVIDER: {
    retry: 'never',
    meaning: 'No provider of this name is registered.',
    whatToDo: 'Correct `provider`, or enable that provider in the hub.',
  },
  ERR_DEADLINE_EXCEEDED: {
    retry: 'never',
    meaning: 'The deadline passed before the call was started; nothing was sent.',
    whatToDo: 'Send a new task with a later deadline if the answer is still wanted.',
  },
  ERR_CIRCUIT_OPEN: {
    retry: 'safe',
    meaning: 'The provider failed too often and is left alone for a while; it was not called.',
    whatToDo: 'Repeat after the recovery timeout in `circuit_state`.',
  },
  ERR_RATE_LIMITED: {
    retry: 'safe',
    meaning: 'No permit in the time allowed, or the broker said too many; the call was not carried out.',
    whatToDo: 'Repeat after `retry_after_ms`; send fewer calls.',
  },
  ERR_PROVIDER_UNAVAILABLE: {
    retry: 'safe',
    meaning: 'The call was not sent, or surely not executed.',
    whatToDo: 'Repeat with growing pauses.',
  },
  ERR_PROVIDER_REJECTED: {
    retry: 'never',
    meaning: 'The broker understood the call and refused it.',
    whatToDo: "Look up `provider_code` in the broker's list and correct the call.",
  },
  ERR_PROVIDER_TIMEOUT: {
    retry: 'safe',
    meaning: 'The broker did not answer a query in time; a query changes nothing.',
    whatToDo: 'Repeat; raise the timeout if it happens often.',
  },
  ERR_PROVIDER_OUTCOME_UNKNOWN: {
    retry: 'outcome-unknown',
    meaning: 'The call was sent and not answered: it may have happened.',
    whatToDo: 'Compare with the order list of the broker; never repeat blindly.',
  },
  ERR_QUEUE_FULL: {
    retry: 'safe',
    meaning: 'The queue is longer than its limit; the task was not queued.',
    whatToDo: 'Slow the sender down and repeat later.',
  },
  ERR_QUEUE_DRAINING: {
    retry: 'safe',
    meaning: 'The lane is being drained and takes no new tasks; none was added.',
    whatToDo: 'Try again when an operator has resumed the lane.',
  },
  ERR_QUEUE_UNAVAILABLE: {
    retry: 'safe',
    meaning: 'Redis cannot be reached, or the client is closing.',
    whatToDo: 'Repeat when Redis is back; use an `idempotency_key` for tasks that must not run twice.',
  },
  ERR_QUEUE_LEASE_LOST: {
    retry: 'never',
    meaning: 'Another worker owns the task now.',
    whatToDo: 'Stop working on it and write nothing.',
  },
  ERR_RESPONSE_TIMEOUT: {
    retry: 'outcome-unknown',
    meaning: 'No response was seen in the time the caller waited; the task may still run.',
    whatToDo: 'Read the response key later; repeat queries freely, orders only after looking at the broker.',
  },
  ERR_CANCELLED: {
    retry: 'never',
    meaning: "The caller's signal fired.",
    whatToDo: 'Nothing; a task already taken by a worker still runs to its end.',
  },
  ERR_PARTIAL_ANSWER: {
    retry: 'safe',
    meaning: 'The broker gave only a part of what was asked, and the caller did not allow that.',
    whatToDo: 'Ask again for what is missing, or allow partial answers.',
  },
  ERR_INTERNAL: {
    retry: 'outcome-unknown',
    meaning: 'A defect of the hub; it cannot say how far the task came.',
    whatToDo: 'Report it with the task id; for an order, look at the broker first.',
  },
} as const satisfies Readonly<Record<string, ErrorCodeEntry>>;

export type ErrorCode = keyof typeof errorCodes;

/** Whether a text is a code of the catalogue; a newer hub may send codes this version does not know. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorCodes, code);
}
