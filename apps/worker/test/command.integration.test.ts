import { type RedisServer, startProcess, startRedis, startWorker } from '@hub/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundlePath } from './support/bundle-path.ts';

let redis: RedisServer;
beforeAll(async () => {
  redis = await startRedis({ tcp: true });
});
afterAll(() => redis.close());

/** Runs the built command to its end. */
async function run(args: readonly string[], env: Record<string, string> = {}) {
  await using running = await startProcess({ command: process.execPath, args: [bundlePath, ...args], env });
  const { code } = await running.exit;
  return { code, lines: running.lines };
}

test('--help, --version and --check-config end with 0', async () => {
  const help = await run(['--help']);
  expect(help.code).toBe(0);
  expect(help.lines.join('\n')).toMatch(/REDIS_URL.*default redis:\/\/localhost:6379\/15/);
  const { code, lines } = await run(['--version']);
  expect(code).toBe(0);
  expect(lines).toEqual([expect.stringMatching(/^hub-worker \d+\.\d+\.\d+ \(wire version 1\)$/)]);
  expect(await run(['--check-config'])).toEqual({ code: 0, lines: ['The configuration is valid.'] });
});

test('a wrong configuration ends with 78, every error at once, no value among them', async () => {
  const env = { REDIS_URL: 'http://user:hunter2@host', HUB_TIMEOUT: 'hunter2', ENABLE_MOCK: 'hunter2' };
  for (const args of [[], ['--check-config'], ['--print-config']]) {
    const { code, lines } = await run(args, env);
    expect(code).toBe(78);
    expect(lines.filter((line) => line.startsWith('configuration error: '))).toHaveLength(3);
    expect(lines.filter((line) => line.startsWith('configuration error: ')).join()).not.toContain('hunter2');
  }
});

test('ENABLE_MOCK=false without credentials ends with 78 instead of mocking', async () => {
  const { code, lines } = await run([], { ENABLE_MOCK: 'false', REDIS_URL: redis.url });
  expect(code).toBe(78);
  expect(lines).toEqual([expect.stringContaining('real brokers need credentials')]);
});

describe('--healthcheck', () => {
  test('is 0 while a worker of this host is alive, and 1 when it is gone', async () => {
    const env = { REDIS_URL: redis.url };
    const before = await run(['--healthcheck'], env);
    expect(before).toEqual({ code: 1, lines: [expect.stringMatching(/^unhealthy: no worker of host/)] });

    const worker = await startWorker({ redisUrl: redis.url });
    expect(await run(['--healthcheck'], env)).toEqual({
      code: 0,
      lines: [expect.stringMatching(/^healthy: /)],
    });

    worker.signal('SIGTERM');
    await worker.exit;
    expect((await run(['--healthcheck'], env)).code).toBe(1);
  });

  test('is 1 when Redis is away, or accepts connections and does not answer', async () => {
    const away = await run(['--healthcheck'], { REDIS_URL: 'redis://:s3cret@127.0.0.1:1/15' });
    expect(away).toEqual({
      code: 1,
      lines: [expect.stringMatching(/^unhealthy: Redis does not answer .*REDIS_URL$/)],
    });
    expect(away.lines.join()).not.toContain('s3cret');

    await using frozen = await startRedis({ tcp: true });
    await using worker = await startWorker({ redisUrl: frozen.url });
    frozen.freeze();
    expect((await run(['--healthcheck'], { REDIS_URL: frozen.url })).code).toBe(1);
    frozen.thaw();
    expect(worker.pid).toBeGreaterThan(0);
  });
});

test('LOG_FORMAT=pretty writes the lines of the predecessor', async () => {
  await using worker = await startProcess({
    command: process.execPath,
    args: [bundlePath],
    env: { REDIS_URL: redis.url, LOG_FORMAT: 'pretty', LOG_LEVEL: 'INFO' },
  });
  const line = await worker.waitForLine((candidate) => candidate.includes('RestApiWorker started'));
  expect(line).toMatch(
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} - RestApiWorker - INFO - RestApiWorker started \(Mock Mode\)$/,
  );
});

test('old and unknown variable names are warned of in the log, with the right ones', async () => {
  await using worker = await startProcess({
    command: process.execPath,
    args: [bundlePath],
    env: { REDIS_URL_GATEKEEPER: redis.url, HUB_BATCHSIZE: '5' },
  });
  await worker.waitForLine((line) => line.includes('RestApiWorker started'));
  const text = worker.lines.join('\n');
  expect(text.match(/REDIS_URL_GATEKEEPER is an old name: use REDIS_URL/g)).toHaveLength(1);
  expect(text).toContain('HUB_BATCHSIZE: no such setting; did you mean HUB_BATCH_SIZE?');
});
