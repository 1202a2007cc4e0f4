import * as z from 'zod';
import { balanceSchema } from './balance.ts';
import { candleSchema } from './candle.ts';
import { circuitStateSchema } from './circuit-state.ts';
import { errorDetailSchema } from './error-detail.ts';
import { executionSchema } from './execution.ts';
import { orderSchema } from './order.ts';
import { orderbookSchema } from './orderbook.ts';
import { quoteSchema } from './quote.ts';
import { tickSchema } from './tick.ts';
import { timingSchema } from './timing.ts';

/** Fields every response may carry (WIRE part 2). */
const added = {
  v: z.int().optional().describe('Wire version, 1 when absent.'),
  provider: z.string().optional(),
  tr_id: z.string().optional(),
  attempts: z.int().min(0).optional().describe('Calls sent to the broker for this task.'),
  timing: timingSchema.optional(),
  shared_with: z
    .string()
    .optional()
    .describe('The task whose call this answer comes from, when it was not its own.'),
};

/** An answer that is not whole, and why. */
export const partialAnswerSchema = z.object({
  reason: z.string(),
  resume: z
    .record(z.string(), z.string())
    .optional()
    .describe('Parameters that, added to those of the task, ask for what is missing.'),
});

export const successResponseSchema = z.object({
  ...added,
  task_id: z.string(),
  status: z.literal('SUCCESS'),
  data: z.unknown(),
  candles: z.array(candleSchema).optional(),
  ticks: z.array(tickSchema).optional(),
  orderbook: orderbookSchema.optional(),
  quote: quoteSchema.optional(),
  balance: balanceSchema.optional(),
  orders: z.array(orderSchema).optional(),
  executions: z.array(executionSchema).optional(),
  partial: partialAnswerSchema.optional().describe('Present when the answer is incomplete.'),
});

export const errorResponseSchema = z.object({
  ...added,
  task_id: z.string(),
  status: z.literal('ERROR'),
  reason: z.string(),
  circuit_state: circuitStateSchema.optional(),
  error: errorDetailSchema.optional(),
});

export const rejectedResponseSchema = z.object({
  ...added,
  task_id: z.string(),
  status: z.literal('REJECTED'),
  reason: z.string(),
  circuit_state: circuitStateSchema,
  error: errorDetailSchema.optional(),
});

export const rateLimitedResponseSchema = z.object({
  ...added,
  task_id: z.string(),
  status: z.literal('RATE_LIMITED'),
  reason: z.string(),
  provider: z.string(),
  error: errorDetailSchema.optional(),
});

/** What is stored at `api:response:{task_id}`, told apart by `status`. */
export const responseSchema = z.discriminatedUnion(
  'status',
  [successResponseSchema, errorResponseSchema, rejectedResponseSchema, rateLimitedResponseSchema],
  { error: 'must be SUCCESS, ERROR, REJECTED or RATE_LIMITED' },
);

export type SuccessResponse = z.infer<typeof successResponseSchema>;
export type ErrorResponse = z.infer<typeof errorResponseSchema>;
export type RejectedResponse = z.infer<typeof rejectedResponseSchema>;
export type RateLimitedResponse = z.infer<typeof rateLimitedResponseSchema>;
export type Response = z.infer<typeof responseSchema>;
export type PartialAnswer = z.infer<typeof partialAnswerSchema>;
