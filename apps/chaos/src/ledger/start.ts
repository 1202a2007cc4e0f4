/** The stream of the ledger: one entry per start, one field: task id → nonce. Its ids carry the ledger's time. */
export const startsKey = 'chaos:starts';

/** A handler began to work on a task. */
export interface Start {
  readonly taskId: string;
  /** Unique per start; the answer carries it. `<worker>:<number>` */
  readonly nonce: string;
  readonly worker: string;
  /** When the ledger heard of it, epoch milliseconds. */
  readonly atMs: number;
}

/** @param streamId - `<epoch ms>-<number>` */
export function parseStart(streamId: string, taskId: string, nonce: string): Start {
  return {
    taskId,
    nonce,
    worker: nonce.slice(0, nonce.indexOf(':')),
    atMs: Number(streamId.slice(0, streamId.indexOf('-'))),
  };
}
