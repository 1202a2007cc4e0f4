import { describe, expect, test } from 'vitest';
import { ProviderRejectedError } from '../index.ts';
import { expectFailure } from './expect-failure.ts';

describe('expectFailure', () => {
  test('gives the error of the contract', async () => {
    const error = new ProviderRejectedError('KIS', 'no such symbol', { providerCode: 'OPSQ0002' });
    expect(await expectFailure(Promise.reject(error))).toBe(error);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['an answer', () => Promise.resolve('answer')],
    ['a foreign error', () => Promise.reject(new Error('socket hang up'))],
    ['nothing', () => Promise.reject(undefined)],
    [
      'other advice',
      () => Promise.reject(Object.assign(new ProviderRejectedError('KIS', 'no'), { retry: 'safe' })),
    ],
    ['no message', () => Promise.reject(new ProviderRejectedError('KIS', ''))],
  ])('refuses %s', async (_, call) => {
    await expect(expectFailure(call())).rejects.toThrow(expect.objectContaining({ name: 'AssertionError' }));
  });
});
