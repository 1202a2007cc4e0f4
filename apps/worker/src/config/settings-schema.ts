import * as z from 'zod';
import { circuitBreakerSettings } from './settings/circuit-breaker-settings.ts';
import { monitoringSettings } from './settings/monitoring-settings.ts';
import { providersSettings } from './settings/provider-settings.ts';
import { queueSettings } from './settings/queue-settings.ts';
import { rateLimiterSettings } from './settings/rate-limiter-settings.ts';
import { testingSettings } from './settings/testing-settings.ts';
import { tokenManagerSettings } from './settings/token-manager-settings.ts';
import { workerSettings } from './settings/worker-settings.ts';

/** Everything that can be configured, by the names of the YAML file. Times are seconds unless the name says `_ms`. */
export const settingsSchema = z.strictObject({
  worker: workerSettings,
  queues: queueSettings,
  circuit_breaker: circuitBreakerSettings,
  providers: providersSettings,
  token_manager: tokenManagerSettings,
  rate_limiter: rateLimiterSettings,
  monitoring: monitoringSettings,
  testing: testingSettings,
});

export type Settings = z.infer<typeof settingsSchema>;
