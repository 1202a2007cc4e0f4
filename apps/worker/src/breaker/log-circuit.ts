import type { CircuitState } from '@hub/task-schema';
import type { Logger } from 'pino';

/** One line for each change of a circuit. */
export function logCircuit(log: Logger, state: CircuitState, alertOnOpen: boolean): void {
  const { name, state: word, failure_count: failures, recovery_timeout: seconds } = state;
  if (word === 'OPEN') {
    const line = `Circuit ${name} is OPEN after ${failures} failures in a row: no calls for ${seconds} s. Check the broker and the network`;
    if (alertOnOpen) {
      log.error(`ALERT: ${line}`);
    } else {
      log.warn(line);
    }
  } else {
    log.info(`Circuit ${name} is ${word}`);
  }
}
