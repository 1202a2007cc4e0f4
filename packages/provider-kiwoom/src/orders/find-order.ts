import {
  type CallContext,
  type ProviderAnswer,
  type ProviderRequest,
  ProviderUnavailableError,
} from '@hub/provider';
import { koreanDayOf } from '@hub/provider-kit';
import type { Order } from '@hub/task-schema';
import { PROVIDER_NAME } from '../provider-name.ts';
import { isLike } from './is-like.ts';
import type { OrderIntent } from './order-intent.ts';

/** What is known about an order whose answer never came. */
export interface SoughtOrder {
  readonly intent: OrderIntent;
  /** Numbers of orders that are known to be others. */
  readonly knownOrderIds?: readonly string[];
  /** The broker cannot have taken it later, epoch milliseconds. Default: now. */
  readonly untilMs?: number;
}

/**
 * - `found`: exactly one order fits. - `not-found`: none does.
 * - `ambiguous`: several do, and the broker has no client order id to tell them apart (kiwoom-api 10 [A]).
 */
export type OrderLookup =
  | { readonly outcome: 'found'; readonly order: Order }
  | { readonly outcome: 'not-found' }
  | { readonly outcome: 'ambiguous'; readonly orders: readonly Order[] };

export interface OrderFinder {
  readonly now: () => number;
  readonly call: (request: ProviderRequest, context: CallContext) => Promise<ProviderAnswer>;
}

/** Open orders, fills of today, and all orders of a day (kiwoom-api 10 [A]). */
const lists = ['ka10075', 'ka10076', 'kt00007'] as const;

/**
 * Looks for an order in the broker's order lists. It only reads.
 *
 * @throws {ProviderUnavailableError} a list came only in part, so nothing can be said
 */
export async function findOrder(
  finder: OrderFinder,
  { intent, knownOrderIds, untilMs }: SoughtOrder,
  context: CallContext,
): Promise<OrderLookup> {
  const books = new Map<string, Order>();
  for (const trId of lists) {
    for (const order of await readList(finder, trId, intent, context)) {
      // The list of all orders comes last and knows most; the others fill in what it lacks.
      books.set(order.order_id, { ...books.get(order.order_id), ...order });
    }
  }
  const others = new Set(knownOrderIds);
  const until = untilMs ?? finder.now();
  const fitting = [...books.values()].filter(
    (order) => !others.has(order.order_id) && isLike(intent, order, until),
  );
  const [order] = fitting;
  if (order === undefined) return { outcome: 'not-found' };
  return fitting.length === 1 ? { outcome: 'found', order } : { outcome: 'ambiguous', orders: fitting };
}

/** An order list has few pages; all of them count. */
const ALL_ROWS = 10_000;

async function readList(
  { call }: OrderFinder,
  trId: (typeof lists)[number],
  { account, symbol, recordedAtMs }: OrderIntent,
  context: CallContext,
): Promise<readonly Order[]> {
  const day = trId === 'kt00007' ? { date: koreanDayOf(recordedAtMs) } : {};
  const params = { symbol, count: ALL_ROWS, ...day };
  const { orders = [], partial } = await call({ trId, account, params }, context);
  if (partial === undefined) return orders;
  throw new ProviderUnavailableError(PROVIDER_NAME, `The order list ${trId} is not whole: ${partial.reason}`);
}
