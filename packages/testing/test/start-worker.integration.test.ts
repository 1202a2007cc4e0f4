import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { startWorker } from '../src/index.ts';

const bundle = (name: string): string => fileURLToPath(new URL(`./support/${name}`, import.meta.url));

describe('startWorker', () => {
  test('resolves at the start landmark, with the environment of a mock worker', async () => {
    await using worker = await startWorker({
      redisUrl: 'redis://127.0.0.1:1/15',
      env: { LOG_LEVEL: 'debug' },
      bundlePath: bundle('landmark-worker.js'),
    });
    const line = await worker.waitForMessage('environment');
    expect(JSON.parse(line)).toMatchObject({
      REDIS_URL: 'redis://127.0.0.1:1/15',
      ENABLE_MOCK: 'true',
      APP_ENV: 'test',
      LOG_LEVEL: 'debug',
    });
  });

  test('does not take a landmark in another field for the message', async () => {
    await using worker = await startWorker({ redisUrl: 'x', bundlePath: bundle('landmark-worker.js') });
    await expect(worker.waitForMessage('only in a field', { timeoutMs: 20 })).rejects.toThrow(
      /the log message only in a field: not within 20 ms/,
    );
  });

  test('rejects with its output when the worker ends before it started', async () => {
    await expect(startWorker({ redisUrl: 'x', bundlePath: bundle('no-such-file.js') })).rejects.toThrow(
      /RestApiWorker started: the process ended \(code 1[^]*Cannot find module/,
    );
  });
});
