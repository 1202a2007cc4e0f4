import * as z from 'zod';
import { saturatedFieldsSchema } from './data-quality.ts';
import { priceSchema, quantitySchema } from './decimal-text.ts';
import { marketScopeSchema } from './market-scope.ts';
import { symbolSchema } from './market-symbol.ts';
import { utcInstantSchema } from './market-time.ts';
import { sourceTypeSchema } from './source-type.ts';

/** One trade. What the broker did not give is null or absent, never zero. */
export const tickSchema = z.object({
  symbol: symbolSchema,
  time: utcInstantSchema.describe('When the trade happened, as exactly as the broker says.'),
  price: priceSchema,
  volume: quantitySchema.nullable().describe('Shares or contracts of this trade.'),
  side: z.enum(['BUY', 'SELL']).optional().describe('The side that took the offer.'),
  cumulative_volume: quantitySchema.nullish().describe('Volume of the day up to and with this trade.'),
  market_scope: marketScopeSchema,
  saturated_fields: saturatedFieldsSchema.optional(),
  source_type: sourceTypeSchema,
});

export type Tick = z.infer<typeof tickSchema>;
