import * as z from 'zod';

/**
 * An instant in UTC: ISO 8601 text that ends in Z, with seconds, and a fraction where the broker gives one. Korean
 * local times are converted where they enter.
 */
export const utcInstantSchema = z.iso.datetime();

/** A day of the exchange's own calendar, `2026-11-23`. */
export const tradingDaySchema = z.iso.date();
