import * as z from 'zod';
import { finalitySchema, saturatedFieldsSchema } from './data-quality.ts';
import { priceSchema, quantitySchema, signedDecimalSchema } from './decimal-text.ts';
import { marketScopeSchema } from './market-scope.ts';
import { symbolSchema } from './market-symbol.ts';
import { utcInstantSchema } from './market-time.ts';
import { sourceTypeSchema } from './source-type.ts';

/** The state of a symbol now. What the broker did not give is null or absent, never zero. */
export const quoteSchema = z.object({
  symbol: symbolSchema,
  time: utcInstantSchema.describe("The broker's time of the figures, or else when they were read."),
  price: priceSchema.nullable().describe('Last price; null when there was no trade yet.'),
  open: priceSchema.nullish(),
  high: priceSchema.nullish(),
  low: priceSchema.nullish(),
  previous_close: priceSchema.nullish(),
  change: signedDecimalSchema.nullish().describe('Price minus previous close.'),
  change_percent: signedDecimalSchema.nullish(),
  volume: quantitySchema.nullish().describe('Shares or contracts of the day.'),
  value: quantitySchema
    .nullish()
    .describe('Turnover of the day in the currency of the price, in whole units.'),
  upper_limit: priceSchema.nullish(),
  lower_limit: priceSchema.nullish(),
  trading_status: z.enum(['TRADING', 'NO_TRADE', 'HALTED', 'DELISTED']).optional(),
  market_scope: marketScopeSchema,
  finality: finalitySchema.optional(),
  saturated_fields: saturatedFieldsSchema.optional(),
  source_type: sourceTypeSchema,
});

export type Quote = z.infer<typeof quoteSchema>;
