import type { Logger } from 'pino';
import type { LoadedSettings } from './load-settings.ts';
import { databaseOf } from './redis-url.ts';
import type { WorkerConfig } from './worker-config.ts';

/** What is odd about a valid configuration, one log line each. */
export function logConfigurationWarnings(log: Logger, loaded: LoadedSettings, config: WorkerConfig): void {
  for (const line of [...loaded.unknownNames, ...loaded.oldNames]) {
    log.warn(`Configuration: ${line}`);
  }
  if (databaseOf(config.redisUrl) === 0) {
    log.warn('Configuration: REDIS_URL names database 0, where production data lives by agreement; use /15');
  }
}
