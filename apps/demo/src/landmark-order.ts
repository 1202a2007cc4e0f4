import type { Finding } from './requirement.ts';

/**
 * Looks for each landmark behind the one before it.
 *
 * @param messages - of the log, oldest first
 */
export function landmarkOrder(messages: readonly string[], landmarks: readonly string[]): Finding[] {
  let from = 0;
  return landmarks.map((landmark) => {
    const at = messages.findIndex((message, index) => index >= from && message.includes(landmark));
    if (at !== -1) {
      from = at + 1;
      return { pass: true, seen: `line ${at + 1} of the log` };
    }
    const elsewhere = messages.findIndex((message) => message.includes(landmark));
    return {
      pass: false,
      seen: elsewhere === -1 ? 'not logged' : `too early: line ${elsewhere + 1} of the log`,
    };
  });
}
