import * as z from 'zod';
import { priceSchema, quantitySchema } from './decimal-text.ts';
import { marketScopeSchema } from './market-scope.ts';
import { symbolSchema } from './market-symbol.ts';
import { tradingDaySchema, utcInstantSchema } from './market-time.ts';
import { orderSideSchema } from './order-words.ts';
import { sourceTypeSchema } from './source-type.ts';

/** A fill of an order, or the sum of its fills where the broker tells no more. Null or absent is not zero. */
export const executionSchema = z.object({
  execution_id: z.string().min(1).optional().describe("The broker's number of the fill."),
  order_id: z.string().min(1),
  account: z.string().min(1).describe("The account's name, as tasks say it."),
  symbol: symbolSchema,
  side: orderSideSchema.nullable(),
  trading_day: tradingDaySchema.optional(),
  time: utcInstantSchema
    .nullable()
    .describe('When it was filled; null when the broker tells only the order time.'),
  price: priceSchema.nullable().describe('Of the fill, or the average of all.'),
  quantity: quantitySchema.nullable(),
  amount: quantitySchema.nullish().describe('Price times quantity, in whole units of the currency.'),
  fee: quantitySchema.nullish(),
  tax: quantitySchema.nullish(),
  market_scope: marketScopeSchema,
  source_type: sourceTypeSchema,
});

export type Execution = z.infer<typeof executionSchema>;
