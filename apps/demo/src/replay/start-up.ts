import { publicUrl } from '../hub-database.ts';
import { landmarkOrder } from '../landmark-order.ts';
import { landmarks } from '../landmarks.ts';
import type { Requirement } from '../requirement.ts';
import { messagesOf, type ReplayContext } from './replay-context.ts';

/** The lines of a start, each behind the one before it. */
export function startUp({ worker, redisUrl }: ReplayContext): Requirement[] {
  const expected = landmarks.startUp(publicUrl(redisUrl));
  const findings = landmarkOrder(messagesOf(worker), expected);
  return findings.map((finding, index) => ({
    requirement: `start-up, log message ${index + 1} of ${expected.length}`,
    expected: expected[index] ?? '',
    ...finding,
  }));
}
