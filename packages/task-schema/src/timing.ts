import * as z from 'zod';

const epochMs = z.number().min(0).optional();
const durationMs = z.number().min(0).optional();

/** When a task passed which point (epoch ms), and how long the parts took (ms). Whatever is not known is absent. */
export const timingSchema = z.object({
  enqueued_ms: epochMs.describe('Epoch ms: pushed by the sender.'),
  claimed_ms: epochMs.describe('Epoch ms: taken by a worker.'),
  sent_ms: epochMs.describe('Epoch ms: the call to the broker left.'),
  answered_ms: epochMs.describe("Epoch ms: the broker's answer was read."),
  stored_ms: epochMs.describe('Epoch ms: the response was handed to Redis.'),
  queue_ms: durationMs.describe('Duration in ms: from pushed to begun.'),
  permit_ms: durationMs.describe('Duration in ms: waiting for permits, of all pages together.'),
  permit_scope: z.string().optional().describe('The limit that made it wait last.'),
  token_ms: durationMs.describe('Duration in ms: waiting for a token.'),
  call_ms: durationMs.describe('Duration in ms: at the broker, of all pages together, the last attempt.'),
  finish_ms: durationMs.describe('Duration in ms: from answered until the response was handed to Redis.'),
  total_ms: durationMs.describe(
    'Duration in ms: from pushed, or else claimed, to stored; the sum of the other durations.',
  ),
});

export type Timing = z.infer<typeof timingSchema>;
