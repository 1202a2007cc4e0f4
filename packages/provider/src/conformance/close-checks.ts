import type { ConformanceCheck } from './conformance-check.ts';
import { quietContext } from './quiet-context.ts';

const closeTwice: ConformanceCheck = {
  behaviour: 'can be closed twice, used or unused',
  run: async (provider, { sampleRequest }) => {
    await provider.call(sampleRequest, quietContext());
    await provider.close?.();
    await provider.close?.();
  },
};

export const closeChecks = [closeTwice] as const;
