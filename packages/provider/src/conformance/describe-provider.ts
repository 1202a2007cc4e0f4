import { describe, test } from 'vitest';
import type { Provider } from '../provider.ts';
import { checkFailure } from './check-failure.ts';
import { conformanceChecks } from './conformance-checks.ts';
import type { ConformanceOptions } from './conformance-options.ts';

/**
 * Register, in a vitest test file, the tests that every provider passes.
 *
 * @param makeProvider - gives a new provider for each test. Its calls must take real time (a timer, a socket): one that
 *   is answered before it can be cancelled proves nothing about cancelling.
 */
export function describeProvider(
  name: string,
  makeProvider: () => Provider | Promise<Provider>,
  options: ConformanceOptions,
): void {
  describe(`provider ${name}`, () => {
    for (const check of conformanceChecks) {
      // oxlint-disable-next-line vitest/expect-expect, vitest/valid-title -- the check asserts, and its title is text
      test(check.behaviour, async () => {
        const provider = await makeProvider();
        try {
          await check.run(provider, options);
        } finally {
          await provider.close?.();
        }
      });
    }
    for (const failure of options.failures ?? []) {
      // oxlint-disable-next-line vitest/expect-expect -- the check asserts
      test(`fails with ${failure.code} when ${failure.situation}`, () =>
        checkFailure(failure, options.sampleRequest));
    }
  });
}
