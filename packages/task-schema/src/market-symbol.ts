import * as z from 'zod';

/** Codes are not six digits only (`28513K`, `0156T0`, `BRK.B`, `USD/KRW`); always upper case. */
export const symbolSchema = z.string().regex(/^[0-9A-Z][0-9A-Z._/-]{0,31}$/);
