import { type MockProviderOptions, mockProviderDefaults } from './mock-provider-options.ts';
import { systemClock } from './system-clock.ts';
import { systemRandom } from './system-random.ts';

const MAX_LATENCY_MS = 600_000;

/** The options with every default filled in. */
export type MockSettings = Required<Omit<MockProviderOptions, 'limits'>> &
  Pick<MockProviderOptions, 'limits'>;

/** @throws RangeError an option is out of its range */
export function mockSettings(options: MockProviderOptions): MockSettings {
  const settings: MockSettings = {
    name: options.name,
    ...(options.limits !== undefined && { limits: options.limits }),
    latencyMs: options.latencyMs ?? mockProviderDefaults.latencyMs,
    failureRate: options.failureRate ?? mockProviderDefaults.failureRate,
    operationClass: options.operationClass ?? (() => 'quote'),
    clock: options.clock ?? systemClock,
    random: options.random ?? systemRandom,
  };
  if (!/^[A-Z][A-Z0-9_]*$/.test(settings.name)) {
    throw new RangeError(
      `name is "${settings.name}": must be upper case letters, digits and _, a letter first`,
    );
  }
  requireRange('latencyMs', settings.latencyMs, MAX_LATENCY_MS);
  requireRange('failureRate', settings.failureRate, 1);
  return settings;
}

function requireRange(option: string, value: number, maximum: number): void {
  // Written so that NaN fails.
  if (!(value >= 0 && value <= maximum)) {
    throw new RangeError(`${option} is ${value}: must be a number from 0 to ${maximum}`);
  }
}
