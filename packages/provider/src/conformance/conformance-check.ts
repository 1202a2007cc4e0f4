import type { Provider } from '../provider.ts';
import type { ConformanceOptions } from './conformance-options.ts';

/** One behaviour every provider has. Independent of a test framework, so that the check itself can be tested. */
export interface ConformanceCheck {
  /** Completes the sentence "the provider …". */
  readonly behaviour: string;
  /** @throws AssertionError the provider behaves otherwise */
  run(provider: Provider, options: ConformanceOptions): Promise<void>;
}
