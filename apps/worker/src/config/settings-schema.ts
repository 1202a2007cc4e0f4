import * as z from 'zod';
import { circuitBreakerSettings } from './settings/circuit-breaker-settings.ts';
import { monitoringSettings } from './settings/monitoring-settings.ts';
import { orderSettings } from './settings/order-settings.ts';
import { providersSettings } from './settings/provider-settings.ts';
import { queueSettings } from './settings/queue-settings.ts';
import { rateLimiterSettings } from './settings/rate-limiter-settings.ts';
import { testingSettings } from './settings/testing-settings.ts';
import { tokenManagerSettings } from './settings/token-manager-settings.ts';
import { workerSettings } from './settings/worker-settings.ts';

/** Everything that can be configured, by the names of the YAML file. Times are seconds unless the name says `_ms`. */
const groups = z.strictObject({
  worker: workerSettings,
  queues: queueSettings,
  circuit_breaker: circuitBreakerSettings,
  providers: providersSettings,
  orders: orderSettings,
  token_manager: tokenManagerSettings,
  rate_limiter: rateLimiterSettings,
  monitoring: monitoringSettings,
  testing: testingSettings,
});

export const settingsSchema = groups.superRefine((settings, context) => {
  const refuse = (path: readonly string[], message: string): void => {
    context.addIssue({ code: 'custom', path: [...path], message, input: undefined });
  };
  const { KIS: kis, KIWOOM: kiwoom } = settings.providers;
  if (kis.app_key !== undefined && (kis.app_secret === undefined || kis.account_number === undefined)) {
    refuse(['providers', 'KIS', 'app_key'], 'needs KIS_APP_SECRET and KIS_ACCOUNT_NUMBER beside it');
  }
  if (kis.account_number !== undefined && !/^\d{8}(-?\d{2})?$/.test(kis.account_number)) {
    refuse(['providers', 'KIS', 'account_number'], 'expected eight digits, and two more behind a hyphen');
  }
  if (kiwoom.app_key !== undefined && kiwoom.app_secret === undefined) {
    refuse(['providers', 'KIWOOM', 'app_key'], 'needs KIWOOM_APP_SECRET beside it');
  }
  const hasAccount = [kis, kiwoom].some(
    ({ app_key: key, accounts }) => key ?? Object.keys(accounts ?? {})[0],
  );
  if (!settings.worker.enable_mock && !hasAccount) {
    refuse(['worker', 'enable_mock'], 'real brokers need credentials: set KIS_APP_KEY or KIWOOM_APP_KEY');
  }
});

/** The groups and their settings, to be listed. */
export const settingGroups = groups;

export type Settings = z.infer<typeof settingsSchema>;
