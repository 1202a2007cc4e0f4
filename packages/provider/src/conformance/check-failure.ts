import assert from 'node:assert/strict';
import type { ProviderRequest } from '../provider-request.ts';
import type { ConformanceFailure } from './conformance-options.ts';
import { expectFailure } from './expect-failure.ts';
import { quietContext } from './quiet-context.ts';

/** @throws AssertionError the call answers in that situation, or fails with something else */
export async function checkFailure(
  failure: ConformanceFailure,
  sampleRequest: ProviderRequest,
): Promise<void> {
  const { makeProvider, request = sampleRequest, timeoutMs, code } = failure;
  const provider = await makeProvider();
  try {
    const context = timeoutMs === undefined ? quietContext() : { ...quietContext(), timeoutMs };
    const error = await expectFailure(provider.call(request, context));
    assert.equal(error.code, code);
    assert.equal(error.provider, provider.name, 'error.provider');
  } finally {
    await provider.close?.();
  }
}
