import * as z from 'zod';

/** Whether the broker may still change the figures. Absent when it does not say. */
export const finalitySchema = z.enum(['provisional', 'final']);

/**
 * Names of fields that are null because the broker's counter ran into its ceiling (2^31 - 1, 2^32 - 1, or those
 * divided by 1000): such a figure looks real and is not.
 */
export const saturatedFieldsSchema = z
  .array(z.string().min(1))
  .describe('Fields null for a saturated counter.');
