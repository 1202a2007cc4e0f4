import * as z from 'zod';

const epochMs = z.number().min(0).optional();
const durationMs = z.number().min(0).optional();

/** When a task passed which point (epoch ms), and how long the parts took (ms). Whatever is not known is absent. */
export const timingSchema = z.object({
  enqueued_ms: epochMs.describe('Epoch ms: pushed by the sender.'),
  claimed_ms: epochMs.describe('Epoch ms: taken by a worker.'),
  sent_ms: epochMs.describe('Epoch ms: the call to the broker left.'),
  answered_ms: epochMs.describe("Epoch ms: the broker's answer was read."),
  stored_ms: epochMs.describe('Epoch ms: the response was written.'),
  queue_ms: durationMs.describe('Duration in ms: from pushed to claimed.'),
  permit_ms: durationMs.describe('Duration in ms: waiting for a permit.'),
  token_ms: durationMs.describe('Duration in ms: waiting for a token.'),
  call_ms: durationMs.describe('Duration in ms: from sent to answered, the last attempt.'),
  total_ms: durationMs.describe('Duration in ms: from pushed, or else claimed, to stored.'),
});

export type Timing = z.infer<typeof timingSchema>;
