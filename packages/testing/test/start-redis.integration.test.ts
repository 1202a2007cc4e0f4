import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import { eventually, startProcess, startRedis } from '../src/index.ts';
import { isAlive, processState } from './support/process-state.ts';

describe('startRedis', () => {
  test('answers commands on a unix socket, in database 15 unless told otherwise', async () => {
    await using redis = await startRedis();

    expect(await redis.client().set('key', 'fifteen')).toBe('OK');
    expect(await redis.client(0).dbsize()).toBe(0);
    expect(await redis.client(15).get('key')).toBe('fifteen');
    expect(redis.port).toBe(0);

    const byUrl = new Redis(redis.url);
    expect(await byUrl.get('key')).toBe('fifteen');
    byUrl.disconnect();
  });

  test('listens on a TCP port when asked to', async () => {
    await using redis = await startRedis({ tcp: true });
    expect(redis.url).toBe(`redis://127.0.0.1:${redis.port}/15`);

    const byUrl = new Redis(redis.url);
    await byUrl.set('key', 'value');
    expect(await redis.client().get('key')).toBe('value');
    byUrl.disconnect();
  });

  test('gives each caller a server of its own', async () => {
    const servers = await Promise.all([1, 2, 3, 4].map(() => startRedis({ tcp: true })));
    await Promise.all(servers.map((server, index) => server.client().set('key', String(index))));

    expect(await Promise.all(servers.map((server) => server.client().get('key')))).toEqual([
      '0',
      '1',
      '2',
      '3',
    ]);
    expect(new Set(servers.map((server) => server.port)).size).toBe(4);
    await Promise.all(servers.map((server) => server.close()));
  });

  test('keeps what was acknowledged over kill -9 and restart, with the append-only file always synced', async () => {
    await using redis = await startRedis({ tcp: true, appendonly: 'always' });
    const { port, pid } = redis;
    const client = redis.client();
    await client.set('key', 'kept');
    await redis.kill9();
    await redis.restart();

    expect(await client.get('key')).toBe('kept');
    expect(redis.port).toBe(port);
    expect(redis.pid).not.toBe(pid);
  });

  test('forgets everything over a restart without the append-only file', async () => {
    await using redis = await startRedis();
    const client = redis.client();
    await client.set('key', 'value');
    await redis.stop();
    await redis.restart();

    expect(await client.get('key')).toBeNull();
  });

  test('refuses writes beyond maxmemory', async () => {
    await using redis = await startRedis({ maxmemory: '4mb' });
    const client = redis.client();
    const fill = async () => {
      for (let index = 0; index < 100; index += 1) await client.set(`key:${index}`, 'x'.repeat(100_000));
    };
    await expect(fill()).rejects.toThrow(/OOM/);
    expect(await client.exists('key:0')).toBe(1);
  });

  test('passes further arguments on', async () => {
    await using redis = await startRedis({ args: ['--databases', '20'] });
    expect(await redis.client(19).ping()).toBe('PONG');
  });

  test('answers nothing while frozen', async () => {
    await using redis = await startRedis();
    const client = redis.client();
    await client.ping();
    redis.freeze();
    await eventually(() => processState(redis.pid) === 'T');

    let answered = false;
    const answer = client.ping().then(() => {
      answered = true;
    });
    // A frozen server cannot tell us that it does not answer: one round trip of a server that runs is the yardstick.
    await using other = await startRedis();
    await other.client().ping();
    expect(answered).toBe(false);

    redis.thaw();
    await answer;
    expect(answered).toBe(true);
  });

  test('stops a frozen server too', async () => {
    await using redis = await startRedis();
    redis.freeze();
    await redis.stop();
    expect(isAlive(redis.pid)).toBe(false);
  });

  test('leaves neither process nor directory behind, and closes twice', async () => {
    const redis = await startRedis();
    const { pid, path } = redis;
    await redis.close();
    await redis.close();
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(dirname(path))).toBe(false);
  });

  test('leaves nothing behind when its parent is killed', async () => {
    const parent = await startProcess({
      command: process.execPath,
      args: [new URL('./support/redis-parent.ts', import.meta.url).pathname],
    });
    const [pid = '', path = ''] = (await parent.waitForLine(/^\d+ /)).split(' ');
    expect(isAlive(Number(pid))).toBe(true);

    process.kill(parent.pid, 'SIGKILL');
    await eventually(() => !isAlive(Number(pid)) && !existsSync(dirname(path)));
    await parent.close();
  });

  test('says why a server did not start', async () => {
    await expect(startRedis({ args: ['--maxmemory', 'plenty'] })).rejects.toThrow(
      /did not start[^]*maxmemory/,
    );
  });
});
