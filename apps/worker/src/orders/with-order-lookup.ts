import { type CallContext, type Provider, type ProviderAnswer, ProviderRejectedError } from '@hub/provider';
import type { Order } from '@hub/task-schema';
import type { OrderNumbers } from './order-numbers.ts';
import type { OrderIntent, OrderRecord } from './order-record.ts';
import type { OrderRecords } from './order-records.ts';

/** The hub's own operation: what became of the order of another task. It reads and never orders. */
const findOrderTr = 'HUB_FIND_ORDER';

/** Nobody sends an order so long after its record was made, and the broker's lists have it, milliseconds. */
const settledAfterMs = 60_000;

type Found =
  | { readonly outcome: 'found'; readonly order: Order }
  | { readonly outcome: 'not-found' }
  | { readonly outcome: 'ambiguous'; readonly orders: readonly Order[] };

/** A provider whose order lists can be searched. */
export interface SearchableProvider<Intent extends OrderIntent> extends Provider {
  findOrder(
    sought: { readonly intent: Intent; readonly knownOrderIds: readonly string[] },
    context: CallContext,
  ): Promise<Found>;
}

export interface OrderLookup<Intent extends OrderIntent> {
  readonly records: Pick<OrderRecords, 'read'>;
  readonly numbers: OrderNumbers;
  /** Whether a record is of an order of this provider. */
  readonly isOwn: (intent: OrderIntent) => intent is Intent;
  /** The TR of the broker whose limit the lookup counts in. */
  readonly listTr: string;
}

/**
 * A provider that also takes `HUB_FIND_ORDER` with `{"task_id": …}`, the task of an order. The answer's `data` has
 * `outcome`: `found` (with `order_id`), `not-found`, `ambiguous` (with `order_ids`) or `not-recorded` (no order left for
 * this task). `not-found` is a fact once `is_final` is true; before, the order may still be on its way.
 */
export function withOrderLookup<Intent extends OrderIntent>(
  provider: SearchableProvider<Intent>,
  lookup: OrderLookup<Intent>,
): Provider {
  const { limits } = provider;
  const isLookup = (trId: string): boolean => trId.trim().toUpperCase() === findOrderTr;
  return {
    name: provider.name,
    operationClass: (trId) => (isLookup(trId) ? 'account' : provider.operationClass(trId)),
    close: async () => provider.close?.(),
    ...(limits !== undefined && {
      limits: {
        lanesPer: limits.lanesPer,
        scopesOf: ({ trId, account }) =>
          limits.scopesOf({ trId: isLookup(trId) ? lookup.listTr : trId, account }),
        limitOf: (scope) => limits.limitOf(scope),
      },
    }),
    async call(request, context) {
      if (!isLookup(request.trId)) {
        return provider.call(request, context);
      }
      const { task_id: taskId } = request.params;
      if (typeof taskId !== 'string' || taskId === '') {
        throw new ProviderRejectedError(provider.name, `${findOrderTr} needs task_id, the task of the order`);
      }
      const kept = await lookup.records.read(taskId);
      if (kept === undefined) {
        const message = 'no order left for this task in the last seven days; if it still waits, it may yet';
        return answer(provider.name, taskId, 'not-recorded', { message, is_final: false });
      }
      const { record, ageMs } = kept;
      const { intent } = record;
      if (!lookup.isOwn(intent) || intent.account !== request.account) {
        const message = `the order of this task is one of ${intent.provider}, account "${intent.account}"`;
        throw new ProviderRejectedError(provider.name, `${message}: ask there`);
      }
      return (
        known(provider.name, taskId, record) ?? search({ provider, lookup, taskId, intent, ageMs, context })
      );
    },
  };
}

/** What the hub knows without asking the broker. */
function known(provider: string, taskId: string, record: OrderRecord): ProviderAnswer | undefined {
  if (record.outcome === 'refused') {
    return answer(provider, taskId, 'not-found', { message: record.message, is_final: true });
  }
  const order = record.outcome === 'answered' ? record.answer.orders?.[0] : undefined;
  return order && found(provider, taskId, order);
}

interface Search<Intent extends OrderIntent> {
  readonly provider: SearchableProvider<Intent>;
  readonly lookup: OrderLookup<Intent>;
  readonly taskId: string;
  readonly intent: Intent;
  readonly ageMs: number;
  readonly context: CallContext;
}

async function search<Intent extends OrderIntent>({
  provider,
  lookup,
  taskId,
  intent,
  ageMs,
  context,
}: Search<Intent>): Promise<ProviderAnswer> {
  const knownOrderIds = await lookup.numbers.ofOthers(intent, taskId);
  const result = await provider.findOrder({ intent, knownOrderIds }, context);
  switch (result.outcome) {
    case 'found': {
      const { order } = result;
      if (await lookup.numbers.claim(intent, taskId, order.order_id)) {
        return found(provider.name, taskId, order);
      }
      const message = 'the only order like it was found for another task just now: ask again';
      return answer(provider.name, taskId, 'ambiguous', {
        message,
        order_ids: [order.order_id],
        is_final: false,
      });
    }
    case 'ambiguous': {
      const { orders } = result;
      const order_ids = orders.map(({ order_id }) => order_id);
      const message = 'several orders are like it: compare them with what else was ordered';
      return answer(provider.name, taskId, 'ambiguous', { message, order_ids, is_final: false }, orders);
    }
    case 'not-found': {
      const isFinal = ageMs >= settledAfterMs;
      const message = isFinal
        ? 'the broker has no such order'
        : `the broker has no such order yet; ask again in ${Math.ceil((settledAfterMs - ageMs) / 1_000)} s`;
      return answer(provider.name, taskId, 'not-found', { message, is_final: isFinal });
    }
  }
}

function found(provider: string, taskId: string, order: Order): ProviderAnswer {
  const { order_id } = order;
  return answer(provider, taskId, 'found', { message: 'found', order_id, is_final: true }, [order]);
}

function answer(
  provider: string,
  taskId: string,
  outcome: Found['outcome'] | 'not-recorded',
  { message, ...told }: { readonly message: string; readonly is_final: boolean } & Record<string, unknown>,
  orders?: readonly Order[],
): ProviderAnswer {
  const data = { task_id: taskId, outcome, ...told };
  return {
    data: { status: 'success', provider, tr_id: findOrderTr, message, data, ...data },
    ...(orders !== undefined && { orders }),
  };
}
