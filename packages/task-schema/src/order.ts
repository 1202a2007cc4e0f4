import * as z from 'zod';
import { priceSchema, quantitySchema } from './decimal-text.ts';
import { marketScopeSchema } from './market-scope.ts';
import { symbolSchema } from './market-symbol.ts';
import { tradingDaySchema, utcInstantSchema } from './market-time.ts';
import { orderSideSchema, orderTypeSchema } from './order-words.ts';
import { sourceTypeSchema } from './source-type.ts';

/**
 * - `OPEN`: accepted, nothing executed. `PARTIALLY_FILLED`: some of it, the rest is waiting. `FILLED`: all of it.
 * - `CANCELLED`: what was not executed is cancelled or has run out. `REJECTED`: never placed.
 * - `UNKNOWN`: the broker's words do not say.
 */
export const orderStatusSchema = z.enum([
  'OPEN',
  'PARTIALLY_FILLED',
  'FILLED',
  'CANCELLED',
  'REJECTED',
  'UNKNOWN',
]);

/**
 * One order in the broker's books. Order numbers are the broker's text, zeros in front too, and are unique within a
 * trading day only. What the broker did not give is null or absent, never zero.
 */
export const orderSchema = z.object({
  order_id: z.string().min(1),
  original_order_id: z.string().min(1).optional().describe('The order this one amends or cancels.'),
  account: z.string().min(1).describe("The account's name, as tasks say it."),
  symbol: symbolSchema,
  action: z.enum(['NEW', 'AMEND', 'CANCEL']).optional(),
  side: orderSideSchema.nullable(),
  order_type: orderTypeSchema.nullable(),
  broker_order_type: z.string().optional().describe("The broker's own code of the order type."),
  trading_day: tradingDaySchema.optional(),
  time: utcInstantSchema.nullable().describe('When the broker took it.'),
  quantity: quantitySchema.nullable().describe('Ordered.'),
  price: priceSchema.nullable().describe('Limit price; null for market orders.'),
  filled_quantity: quantitySchema.nullish(),
  average_fill_price: priceSchema.nullish(),
  remaining_quantity: quantitySchema.nullish().describe('Still waiting at the exchange.'),
  cancelled_quantity: quantitySchema.nullish(),
  status: orderStatusSchema,
  market_scope: marketScopeSchema,
  source_type: sourceTypeSchema,
});

export type Order = z.infer<typeof orderSchema>;
export type OrderStatus = z.infer<typeof orderStatusSchema>;
