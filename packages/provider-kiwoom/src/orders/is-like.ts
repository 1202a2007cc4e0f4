import type { Order } from '@hub/task-schema';
import type { OrderIntent } from './order-intent.ts';

/** The broker's clock is known to the second, and its order times are whole seconds. */
const CLOCK_TOLERANCE_MS = 5_000;

const actions = { new: 'NEW', amend: 'AMEND', cancel: 'CANCEL' } as const;

/**
 * Whether an order in the books may be the one that was sent; what a list does not tell contradicts nothing.
 *
 * @param untilMs - the broker cannot have taken it later, epoch milliseconds
 */
export function isLike(intent: OrderIntent, order: Order, untilMs: number): boolean {
  return (
    order.symbol === intent.symbol &&
    (order.action ?? actions[intent.kind]) === actions[intent.kind] &&
    (intent.side === undefined || order.side === null || order.side === intent.side) &&
    isSameOriginal(intent, order) &&
    isSameAmount(intent, order) &&
    isInTime(intent, order, untilMs)
  );
}

/** Numbers are padded to seven digits in some lists and not in others. */
function isSameOriginal(
  { originalOrderNumber: sent }: OrderIntent,
  { original_order_id: listed }: Order,
): boolean {
  if (sent === undefined) return listed === undefined;
  return listed !== undefined && Number(sent) === Number(listed);
}

/** A cancellation of all that is left (0) is listed with how much that was. */
function isSameAmount({ kind, quantity, price }: OrderIntent, order: Order): boolean {
  const isAll = kind === 'cancel' && quantity === '0';
  const sameQuantity = isAll || order.quantity === null || order.quantity === quantity;
  return sameQuantity && (kind === 'cancel' || (order.price ?? undefined) === price);
}

function isInTime({ recordedAtMs }: OrderIntent, { time }: Order, untilMs: number): boolean {
  if (time === null) return true;
  const atMs = Date.parse(time);
  return atMs >= recordedAtMs - CLOCK_TOLERANCE_MS && atMs <= untilMs + CLOCK_TOLERANCE_MS;
}
