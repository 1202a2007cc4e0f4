import type { Provider } from '@hub/provider';
import { createMockProvider } from '@hub/provider-mock';
import type { WorkerConfig } from '../config/worker-config.ts';
import { mockLimits } from '../gate/mock-limits.ts';

/** The brokers the mock stands in for, in the order of the log landmarks. */
const mockedProviders = ['KIS', 'KIWOOM'] as const;

/** A mock in place of each broker. */
export function openMocks({ mock, rateLimits, rateLimiter }: WorkerConfig): readonly Provider[] {
  return mockedProviders.map((name) => {
    const limits = mockLimits(name, rateLimits[name], rateLimiter);
    return createMockProvider({ name, ...mock, ...(limits !== undefined && { limits }) });
  });
}
