import assert from 'node:assert/strict';
import { errorCodes } from '@hub/task-schema';
import { isProviderError } from '../errors/is-provider-error.ts';
import type { ProviderError } from '../errors/provider-error.ts';

/**
 * @returns the error a call failed with
 * @throws AssertionError the call answered, or the error is none of the contract's or has other advice than its code
 */
export async function expectFailure(call: Promise<unknown>): Promise<ProviderError> {
  const outcome = await call.then(
    () => ({ answered: true, error: undefined }),
    (error: unknown) => ({ answered: false, error }),
  );
  assert.ok(!outcome.answered, 'the call answered instead of failing');
  const { error } = outcome;
  assert.ok(isProviderError(error), `not an error of the contract: ${String(error)}`);
  assert.equal(error.retry, errorCodes[error.code].retry, `wrong advice for ${error.code}`);
  assert.notEqual(error.message, '', 'the error has no message');
  return error;
}
