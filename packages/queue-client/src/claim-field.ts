import type { QueueName } from './queue-name.ts';

/** The letter that stands for a queue in claim fields and scripts. */
export const queueLetter = { priority: 'p', normal: 'n' } as const satisfies Record<QueueName, string>;

export interface ClaimField {
  readonly queue: QueueName;
  /** 1 for a task that was never tried. */
  readonly attempt: number;
  /** The task was in the hands of workers that died; a worker has one of these at a time. */
  readonly suspect: boolean;
  /** It left a limited lane, which had room for it. */
  readonly laned: boolean;
}

const pattern = /^([pn])\d+(?:a(\d+))?(s?)([lt]?)$/;

/**
 * What a field of the in-flight hash says about its task: `p17`, `n18a2`, `n19s`, `n20a2s`, `n21l` (see tick.lua).
 *
 * @returns undefined for a field that is no claim
 */
export function parseClaimField(field: string): ClaimField | undefined {
  const match = pattern.exec(field);
  if (match === null) {
    return undefined;
  }
  return {
    queue: match[1] === queueLetter.priority ? 'priority' : 'normal',
    attempt: Number(match[2] ?? 1),
    suspect: match[3] === 's',
    laned: match[4] !== '',
  };
}
