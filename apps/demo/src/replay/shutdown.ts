import { stopWorker } from '../hub-worker.ts';
import { landmarkOrder } from '../landmark-order.ts';
import { landmarks } from '../landmarks.ts';
import type { Requirement } from '../requirement.ts';
import { messagesOf, type ReplayContext } from './replay-context.ts';

/** "Stops in about a second", says the contract; of an idle worker we ask that it be no more. */
const MOST_MS = 1_000;

/** SIGTERM, as `docker stop` sends it. */
export async function shutdown({ worker }: ReplayContext): Promise<Requirement[]> {
  const fromLine = worker.lines.length;
  const { code, signal, tookMs } = await stopWorker(worker);
  const findings = landmarkOrder(messagesOf(worker, fromLine), landmarks.stop);
  return [
    ...landmarks.stop.map((expected, index) => ({
      requirement: `SIGTERM, log message ${index + 1} of ${landmarks.stop.length}`,
      expected,
      ...(findings[index]?.pass === true
        ? { pass: true, seen: 'logged' }
        : { pass: false, seen: 'not logged, or not in order' }),
    })),
    {
      requirement: 'SIGTERM, end of the process',
      expected: `exit code 0 within ${MOST_MS} ms`,
      pass: code === 0 && tookMs <= MOST_MS,
      seen: `${signal === null ? `exit code ${code}` : `ended by ${signal}`} after ${Math.round(tookMs)} ms`,
    },
  ];
}
