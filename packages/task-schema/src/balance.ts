import * as z from 'zod';
import { saturatedFieldsSchema } from './data-quality.ts';
import { quantitySchema, signedDecimalSchema } from './decimal-text.ts';
import { holdingSchema } from './holding.ts';
import { utcInstantSchema } from './market-time.ts';
import { sourceTypeSchema } from './source-type.ts';

/**
 * An account's money and positions. It carries the account's name in the configuration, never its number. What the
 * broker did not give is null or absent, never zero. Amounts are in whole units of `currency`.
 */
export const balanceSchema = z.object({
  account: z.string().min(1).describe("The account's name, as tasks say it."),
  time: utcInstantSchema.describe("The broker's time of the figures, or else when they were read."),
  cash: signedDecimalSchema.nullish().describe('Deposit today, settled.'),
  cash_d1: signedDecimalSchema.nullish().describe('Deposit after the settlements of the next business day.'),
  cash_d2: signedDecimalSchema
    .nullish()
    .describe('Deposit after the settlements of the second business day.'),
  orderable_cash: quantitySchema.nullish().describe('What can be spent on orders now.'),
  cost: quantitySchema.nullish().describe('What the positions cost.'),
  value: quantitySchema.nullish().describe('What the positions are worth.'),
  total: signedDecimalSchema.nullish().describe('Positions and cash together, as the broker counts it.'),
  profit: signedDecimalSchema.nullish(),
  profit_percent: signedDecimalSchema.nullish(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .describe('ISO 4217; KRW when absent.'),
  holdings: z.array(holdingSchema),
  saturated_fields: saturatedFieldsSchema.optional(),
  source_type: sourceTypeSchema,
});

export type Balance = z.infer<typeof balanceSchema>;
