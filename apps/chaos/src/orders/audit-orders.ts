import type { BookedOrder } from './broker-books.ts';
import type { PlannedOrder } from './order-plan.ts';

/** What the hub said of one order in the end. */
export type Word =
  | { readonly kind: 'accepted' | 'found'; readonly number: string }
  | { readonly kind: 'refused' | 'not-sent' | 'not-found' | 'ambiguous' | 'unresolved' };

export interface OrderAudit {
  readonly booked: number;
  /** More in the books than tasks asked for. */
  readonly doubled: readonly string[];
  /** The hub's word and the books disagree. */
  readonly untrue: readonly string[];
  /** Unknown, and the lookup did not settle it. */
  readonly unresolved: readonly string[];
}

/** Compares the last word on each order with the broker's own books. */
export function auditOrders(
  orders: readonly PlannedOrder[],
  words: ReadonlyMap<string, Word>,
  books: readonly BookedOrder[],
): OrderAudit {
  const keyOfNumber = new Map(books.map(({ number, key }) => [number, key]));
  const owners = new Map<string, string>();
  const doubled: string[] = [];
  const untrue: string[] = [];
  const unresolved: string[] = [];
  for (const { taskId, key } of orders) {
    const word = words.get(taskId) ?? { kind: 'unresolved' };
    if (word.kind === 'unresolved') unresolved.push(taskId);
    if (word.kind !== 'accepted' && word.kind !== 'found') continue;
    if (keyOfNumber.get(word.number) !== key) untrue.push(`${taskId}: ${word.number} is not ${key}`);
    const other = owners.get(word.number);
    if (other !== undefined) untrue.push(`${taskId} and ${other} both have ${word.number}`);
    owners.set(word.number, taskId);
  }
  const byKey = new Map<string, PlannedOrder[]>();
  for (const order of orders) byKey.set(order.key, [...(byKey.get(order.key) ?? []), order]);
  for (const [key, alike] of byKey) {
    const inBooks = books.filter((booked) => booked.key === key).length;
    const kinds = alike.map(({ taskId }) => words.get(taskId)?.kind ?? 'unresolved');
    const told = kinds.filter((kind) => kind === 'accepted' || kind === 'found').length;
    const open = kinds.filter((kind) => kind === 'ambiguous' || kind === 'unresolved').length;
    if (inBooks > alike.length) doubled.push(`${key}: ${inBooks} in the books for ${alike.length} tasks`);
    if (inBooks < told || inBooks > told + open)
      untrue.push(`${key}: ${inBooks} in the books, told ${kinds.join(', ')}`);
  }
  const known = new Set(orders.map(({ key }) => key));
  const strange = books.filter(({ key }) => !known.has(key));
  return {
    booked: books.length,
    doubled,
    untrue: [...untrue, ...strange.map(({ key }) => `nobody asked for ${key}`)],
    unresolved,
  };
}
