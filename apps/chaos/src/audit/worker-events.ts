import { parseLogLine } from '@hub/testing';

/** What the workers of a run said about themselves. */
export interface WorkerEvents {
  /** Event → how often. */
  readonly counts: Readonly<Record<string, number>>;
  /** Worker → when it connected, epoch milliseconds. */
  readonly connectedAtMs: ReadonlyMap<string, readonly number[]>;
  /** Worker → when it noticed that its lease was gone, epoch milliseconds, growing. */
  readonly leaseLostAtMs: ReadonlyMap<string, readonly number[]>;
  /** Errors by text → how often. */
  readonly errors: Readonly<Record<string, number>>;
}

export interface WorkerOutput {
  readonly name: string;
  readonly lines: readonly string[];
}

export function readWorkerEvents(outputs: readonly WorkerOutput[]): WorkerEvents {
  const counts: Record<string, number> = {};
  const errors: Record<string, number> = {};
  const connectedAtMs = new Map<string, number[]>();
  const leaseLostAtMs = new Map<string, number[]>();
  for (const { name, lines } of outputs) {
    const connected: number[] = [];
    const lost: number[] = [];
    connectedAtMs.set(name, connected);
    leaseLostAtMs.set(name, lost);
    for (const line of lines) {
      const { type, atMs, operation, error } = parseLogLine(line) ?? {};
      if (typeof type !== 'string') continue;
      counts[type] = (counts[type] ?? 0) + 1;
      if (type === 'redis-connected' && typeof atMs === 'number') connected.push(atMs);
      if (type === 'lease-lost' && typeof atMs === 'number') lost.push(atMs);
      if (type === 'error') {
        const text = `${String(operation)}: ${String(error)}`;
        errors[text] = (errors[text] ?? 0) + 1;
      }
    }
  }
  return { counts, connectedAtMs, leaseLostAtMs, errors };
}
