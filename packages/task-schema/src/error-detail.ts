import * as z from 'zod';
import { type ErrorCode, errorCodes } from './error-codes.ts';

/** The `error` object of a response (WIRE part 2). */
export const errorDetailSchema = z.object({
  code: z.string().min(1).describe('A code of the catalogue; a newer hub may send further ones.'),
  retry: z.enum(['never', 'safe', 'outcome-unknown']),
  provider_code: z.string().optional().describe("The broker's own code."),
  message: z.string(),
  retry_after_ms: z.number().min(0).optional(),
});

export type ErrorDetail = z.infer<typeof errorDetailSchema>;

/** An `error` object whose advice is the one of the catalogue, so that the two cannot disagree. */
export function errorDetail(
  code: ErrorCode,
  message: string,
  more?: Pick<ErrorDetail, 'provider_code' | 'retry_after_ms'>,
): ErrorDetail {
  return { code, retry: errorCodes[code].retry, message, ...more };
}
