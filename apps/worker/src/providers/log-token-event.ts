import { type TokenEvent, tokenKeyText } from '@hub/provider-kit';
import type { Logger } from 'pino';

/** Puts what token custody tells into log lines; no line has a token in it. */
export function logTokenEvent(event: TokenEvent, log: Logger): void {
  const key = tokenKeyText(event.key);
  switch (event.type) {
    case 'issued':
      log.info(`Token of ${key} issued, serves ${Math.round(event.lifetimeMs / 60_000)} minutes`);
      break;
    case 'issue-failed':
      log.warn(
        `Token of ${key} was not issued: ${event.providerCode ?? event.code}; next try in ${Math.ceil(event.nextInMs / 1_000)} s. ` +
          'Check the keys and their environment',
      );
      break;
    case 'fenced-off':
      log.info(`A late token of ${key} was thrown away: another worker issued one meanwhile`);
      break;
    case 'budget-spent':
      log.error(
        `ALERT: no more token requests for ${key} for ${Math.ceil(event.nextInMs / 1_000)} s: all attempts are used up. Check the keys`,
      );
      break;
    case 'dead':
      log[event.deathsToday >= 2 ? 'error' : 'warn'](
        `${event.deathsToday >= 2 ? 'ALERT: ' : ''}Token of ${key} died after ${Math.round(event.ageMs / 60_000)} minutes (${event.reason}), ` +
          `${event.deathsToday} in 24 hours. Does another program use the same key?`,
      );
      break;
    case 'odd-expiry':
      log.warn(
        `Token of ${key}: the broker's expiry is odd; it is used for ${Math.round(event.usedMs / 60_000)} minutes`,
      );
      break;
    case 'store-unavailable':
      log.warn(`Token of ${key}: Redis does not answer; calls wait`);
      break;
  }
}
