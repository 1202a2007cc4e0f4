import { describe, expect, test } from 'vitest';
import { eventually } from './eventually.ts';

describe('eventually', () => {
  test('gives what the condition returns once it is neither false nor null', async () => {
    const answers = [false, null, 0];
    expect(await eventually(() => answers.shift() ?? null, { intervalMs: 1 })).toBe(0);
  });

  test('holds when an assertion no longer throws', async () => {
    let tries = 0;
    await eventually(
      () => {
        tries += 1;
        expect(tries).toBe(3);
      },
      { intervalMs: 1 },
    );
    expect(tries).toBe(3);
  });

  test('rejects with the last failure', async () => {
    const failure = new Error('still empty');
    const tried = eventually(() => Promise.reject(failure), { timeoutMs: 5, intervalMs: 1 });
    await expect(tried).rejects.toThrow('Not within 5 ms: still empty');
    await expect(tried).rejects.toMatchObject({ cause: failure });
    await expect(eventually(() => null, { timeoutMs: 0 })).rejects.toThrow('the condition gave null');
  });
});
