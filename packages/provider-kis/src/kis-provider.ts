import type { CallContext, Provider } from '@hub/provider';
import type { OrderLookup, SoughtOrder } from './orders/find-order.ts';

/** KIS as the hub's provider, and what only it can be asked. */
export interface KisProvider extends Provider {
  /**
   * Looks for an order in the broker's order list: what to do after `ERR_PROVIDER_OUTCOME_UNKNOWN`. A read; it never
   * orders.
   *
   * @throws as `call` does; also when the list came only in part, for then nothing can be said
   */
  findOrder(sought: SoughtOrder, context: CallContext): Promise<OrderLookup>;
}
