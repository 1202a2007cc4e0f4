import * as z from 'zod';
import { saturatedFieldsSchema } from './data-quality.ts';
import { priceSchema, quantitySchema, signedDecimalSchema } from './decimal-text.ts';
import { symbolSchema } from './market-symbol.ts';

/**
 * One position. A position that was sold stays, with quantity 0, until it is settled. What the broker did not give is
 * null or absent, never zero. Amounts are in whole units of `currency`.
 */
export const holdingSchema = z.object({
  symbol: symbolSchema,
  name: z.string().optional(),
  quantity: quantitySchema.describe('Shares or contracts held, bought ones that are not settled too.'),
  sellable_quantity: quantitySchema.nullish().describe('What can be sold now.'),
  average_price: priceSchema.nullish().describe('What one share cost on average.'),
  price: priceSchema.nullish().describe('Current price.'),
  cost: quantitySchema.nullish().describe('What the position cost.'),
  value: quantitySchema.nullish().describe('What the position is worth now.'),
  profit: signedDecimalSchema
    .nullish()
    .describe('Value minus cost, with fees and taxes where the broker does so.'),
  profit_percent: signedDecimalSchema.nullish(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .describe('ISO 4217; KRW when absent.'),
  saturated_fields: saturatedFieldsSchema.optional(),
});

export type Holding = z.infer<typeof holdingSchema>;
