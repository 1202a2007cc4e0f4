import * as z from 'zod';

/** Decimals are text, never floats: 0.1 + 0.2 must stay 0.3, and 15 digits must stay 15 digits. */
const UNSIGNED_DECIMAL = /^(0|[1-9]\d*)(\.\d+)?$/;
const SIGNED_DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/**
 * A price: its magnitude. Brokers put the sign of the day's direction before prices; the direction is a field of its
 * own here. No zero padding, no commas, no plus sign.
 */
export const priceSchema = z.string().regex(UNSIGNED_DECIMAL);

/** A volume, count or traded value. Text like prices, so that fractions of shares and large turnovers stay exact. */
export const quantitySchema = z.string().regex(UNSIGNED_DECIMAL);

/** A difference or rate, which may be negative. */
export const signedDecimalSchema = z.string().regex(SIGNED_DECIMAL);
