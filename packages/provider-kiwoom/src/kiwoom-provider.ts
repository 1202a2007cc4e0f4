import type { CallContext, Provider } from '@hub/provider';
import type { OrderLookup, SoughtOrder } from './orders/find-order.ts';

/** Kiwoom as the hub's provider, and what only it can be asked. */
export interface KiwoomProvider extends Provider {
  /**
   * Looks for an order in the broker's order lists: what to do after `ERR_PROVIDER_OUTCOME_UNKNOWN`. A read; it never
   * orders.
   *
   * @throws as `call` does; also when a list came only in part, for then nothing can be said
   */
  findOrder(sought: SoughtOrder, context: CallContext): Promise<OrderLookup>;
}
