import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTcpProxy, eventually, type RedisServer, startRedis } from '../src/index.ts';

describe('createTcpProxy', () => {
  let redis: RedisServer;
  beforeAll(async () => {
    redis = await startRedis({ tcp: true });
  });
  afterAll(async () => {
    await redis.close();
  });

  /** A client that neither reconnects nor repeats. */
  const connectOnce = (port: number): Redis => {
    const client = new Redis({ port, db: 15, retryStrategy: () => null, maxRetriesPerRequest: 0 });
    client.on('error', () => undefined);
    return client;
  };

  test('passes large values both ways unchanged', async () => {
    await using proxy = await createTcpProxy({ port: redis.port });
    const client = connectOnce(proxy.port);
    const value = 'abcdefgh'.repeat(500_000);
    await client.set('large', value);
    expect(await client.get('large')).toBe(value);
    expect(proxy.connections).toBe(1);
    client.disconnect();
    await eventually(() => proxy.connections === 0);
  });

  test('stands in front of a unix socket as well', async () => {
    await using proxy = await createTcpProxy({ path: redis.path });
    const client = connectOnce(proxy.port);
    expect(await client.ping()).toBe('PONG');
    client.disconnect();
  });

  test('delays each way, in order', async () => {
    await using proxy = await createTcpProxy({ port: redis.port });
    const client = connectOnce(proxy.port);
    await client.ping();
    proxy.delayMs = 30;
    const startedMs = performance.now();
    const replies = await Promise.all(Array.from({ length: 50 }, (_, index) => client.echo(String(index))));
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(59);
    expect(replies).toEqual(Array.from({ length: 50 }, (_, index) => String(index)));
    client.disconnect();
  });

  test('cutAll breaks the connections; new ones are accepted', async () => {
    await using proxy = await createTcpProxy({ port: redis.port });
    const client = new Redis({ port: proxy.port, db: 15, retryStrategy: () => 1 });
    client.on('error', () => undefined);
    await client.ping();
    const blocked = client.blpop('nothing', 0);
    expect(proxy.cutAll()).toBe(1);
    // ioredis sends the interrupted command again on the new connection.
    await eventually(() => proxy.connections === 1);
    const control = redis.client();
    await eventually(async () => expect(await control.info('clients')).toMatch(/blocked_clients:1/));
    await control.rpush('nothing', 'late');
    expect(await blocked).toEqual(['nothing', 'late']);
    client.disconnect();
  });

  test('refuses new connections and keeps those it has', async () => {
    await using proxy = await createTcpProxy({ port: redis.port });
    const before = connectOnce(proxy.port);
    await before.ping();
    await proxy.refuse(true);
    await expect(connectOnce(proxy.port).ping()).rejects.toThrow();
    expect(await before.ping()).toBe('PONG');

    await proxy.refuse(false);
    const after = connectOnce(proxy.port);
    expect(await after.ping()).toBe('PONG');
    for (const client of [before, after]) client.disconnect();
  });

  test('a black hole keeps both sides connected, and lets everything pass when it ends', async () => {
    await using proxy = await createTcpProxy({ port: redis.port });
    const client = connectOnce(proxy.port);
    await client.ping();
    proxy.blackhole(true);
    const reply = client.set('through the hole', 'yes');
    expect(await redis.client().exists('through the hole')).toBe(0);
    expect(proxy.connections).toBe(1);

    proxy.blackhole(false);
    expect(await reply).toBe('OK');
    expect(await redis.client().exists('through the hole')).toBe(1);
    client.disconnect();
  });

  test('the server does not see a client go behind a black hole', async () => {
    await using proxy = await createTcpProxy({ port: redis.port });
    const client = connectOnce(proxy.port);
    await client.client('SETNAME', 'gone');
    proxy.blackhole(true);
    client.disconnect();
    const control = redis.client();
    await control.ping();
    expect(await control.client('LIST')).toContain('name=gone');

    proxy.blackhole(false);
    await eventually(async () => expect(await control.client('LIST')).not.toContain('name=gone'));
  });

  test('loses the answer to a command that was executed', async () => {
    await using proxy = await createTcpProxy({ port: redis.port });
    const client = connectOnce(proxy.port);
    await client.ping();
    proxy.blackhole(true, 'to-client');
    const lost = client.incr('counter').catch((error: unknown) => error);
    const control = redis.client();
    await eventually(() => control.get('counter'));
    proxy.cutAll();
    expect(await lost).toBeInstanceOf(Error);
    expect(await control.get('counter')).toBe('1');
  });

  test('a server that is down ends the connection', async () => {
    await using proxy = await createTcpProxy({ port: 1 });
    await expect(connectOnce(proxy.port).ping()).rejects.toThrow();
    await eventually(() => proxy.connections === 0);
  });

  test('needs a target', async () => {
    await expect(createTcpProxy({})).rejects.toThrow(RangeError);
  });
});
