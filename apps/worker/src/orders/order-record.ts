import type { OrderIntent as KisOrderIntent } from '@hub/provider-kis';
import type { OrderIntent as KiwoomOrderIntent } from '@hub/provider-kiwoom';
import { orderSchema } from '@hub/task-schema';
import * as z from 'zod';

export type OrderIntent = KisOrderIntent | KiwoomOrderIntent;

const intentFields = {
  environment: z.enum(['real', 'paper']),
  account: z.string(),
  taskId: z.string().exactOptional(),
  trId: z.string(),
  kind: z.enum(['new', 'amend', 'cancel']),
  side: z.enum(['BUY', 'SELL']).exactOptional(),
  symbol: z.string(),
  quantity: z.string(),
  price: z.string().exactOptional(),
  venue: z.string(),
  orderType: z.string().exactOptional(),
  originalOrderNumber: z.string().exactOptional(),
  recordedAtMs: z.number(),
};

const head = {
  /** Of the attempt that made it; nobody else may change it. */
  attempt: z.string(),
  /** Of what the task asks for: an id that comes again with something else is refused. */
  digest: z.string(),
  intent: z.discriminatedUnion('provider', [
    z.object({ provider: z.literal('KIS'), ...intentFields }),
    z.object({ provider: z.literal('KIWOOM'), ...intentFields }),
  ]),
};

/**
 * What Redis keeps of an order. `sending`: it is on its way, or its worker died. The others are how the attempt ended;
 * what was surely not carried out has no record.
 */
const orderRecordSchema = z.discriminatedUnion('outcome', [
  z.object({ ...head, outcome: z.literal('sending') }),
  z.object({ ...head, outcome: z.literal('unknown') }),
  z.object({
    ...head,
    outcome: z.literal('refused'),
    message: z.string(),
    providerCode: z.string().exactOptional(),
  }),
  z.object({
    ...head,
    outcome: z.literal('answered'),
    answer: z.object({
      data: z.record(z.string(), z.unknown()),
      orders: z.array(orderSchema).exactOptional(),
    }),
  }),
]) satisfies z.ZodType<{ readonly intent: OrderIntent }>;

export type OrderRecord = z.infer<typeof orderRecordSchema>;

/** @throws it is no record */
export function parseOrderRecord(text: string): OrderRecord {
  return orderRecordSchema.parse(JSON.parse(text));
}
