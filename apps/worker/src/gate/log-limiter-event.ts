import type { LimiterEvent } from '@hub/rate-limiter';
import type { Logger } from 'pino';

/** Puts what the limiter tells into log lines; each warning names what to do. */
export function logLimiterEvent(event: LimiterEvent, log: Logger): void {
  switch (event.type) {
    case 'brake':
      log.warn(
        `Limit ${event.scope} slowed to level ${event.level}, pause ${Math.round(event.pauseMs)} ms: the broker refused calls ` +
          'as too many. Other programs may use the same key; lower the rate if it happens often',
      );
      break;
    case 'stopped':
      log.error(
        `ALERT: limit ${event.scope} stopped: the broker refused too many calls in a row (${event.reason ?? 'seen by another worker'}). ` +
          'Find who else uses the key, then resume the limit',
      );
      break;
    case 'resumed':
      log.info(`Limit ${event.scope} goes on`);
      break;
    case 'cold':
      log.info(
        `Limit ${event.scope} pauses ${Math.round(event.pauseMs)} ms: what was sent before is not known`,
      );
      break;
    case 'limit-changed':
      log.info(`Limit ${event.scope} is now ${event.limit} calls in ${event.windowMs} ms`);
      break;
    case 'clock-stepped':
      log.warn(
        `The clock of the limiter's Redis jumped by ${Math.round(event.stepMs)} ms. Check its time service`,
      );
      break;
    case 'stale':
      log.debug(`${event.count} permits of ${event.scopes.join(', ')} were not used in time`);
      break;
    case 'unavailable':
      log.warn(
        { err: event.error },
        'No permits: the Redis of the limiter does not answer. Calls wait until it does',
      );
      break;
    case 'available':
      log.info('The Redis of the limiter answers again');
      break;
  }
}
