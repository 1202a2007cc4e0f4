import { createHash } from 'node:crypto';
import type { Task } from '@hub/task-schema';

/** What a task asks for, whatever the order of its parameters; no parameter can be read from it. */
export function orderDigest({ provider, account, tr_id: trId, params }: Task): string {
  const sorted = (_key: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  const text = JSON.stringify([provider.toUpperCase(), account, trId.toUpperCase(), params], sorted);
  return createHash('sha256').update(text).digest('hex');
}
