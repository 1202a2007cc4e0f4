import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { startProcess, startRedis } from '@hub/testing';
import { expect, test } from 'vitest';
import { createTokenCustody, koreanDayOf, koreanTimeOf, RedisTokenStore } from '../src/index.ts';
import { TestBroker } from './support/test-broker.ts';
import type { TokenUserReport, TokenUserSettings } from './support/token-user-settings.ts';

const HOOK = fileURLToPath(new URL('./support/lua-hook.js', import.meta.url));
const USER = fileURLToPath(new URL('./support/token-user.ts', import.meta.url));

const key = { provider: 'KIS', environment: 'real', account: 'default' } as const;
const signal = new AbortController().signal;
const sleep = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

test('50 custodies with connections of their own start at once on an empty Redis: one issue', async () => {
  await using server = await startRedis();
  const broker = new TestBroker({ nowMs: () => performance.now(), delay: () => sleep(400) });
  const racers = Array.from({ length: 50 }, () => {
    const redis = server.client();
    let commands = 0;
    const counted = {
      evalsha: (...args: Parameters<typeof redis.evalsha>) => {
        commands += 1;
        return redis.evalsha(...args);
      },
      eval: (...args: Parameters<typeof redis.eval>) => redis.eval(...args),
    };
    const custody = createTokenCustody({ store: new RedisTokenStore(counted), issue: broker.issue });
    return { custody, commands: () => commands };
  });
  const tokens = await Promise.all(racers.map(({ custody }) => custody.token({ key, signal })));
  expect(new Set(tokens.map(({ value }) => value))).toEqual(new Set(['secret-1']));
  expect(new Set(tokens.map(({ generation }) => generation)).size).toBe(1);
  expect(broker.attemptsMs).toHaveLength(1);
  // Pauses double from 50 ms: half a second is a handful of looks, not hundreds.
  for (const { commands } of racers) expect(commands()).toBeLessThanOrEqual(10);
});

test('50 custodies that see the token die at once: one death, one issue', async () => {
  await using server = await startRedis();
  const broker = new TestBroker({ nowMs: () => performance.now(), delay: () => sleep(100) });
  const deaths: string[] = [];
  const custodies = Array.from({ length: 50 }, () =>
    createTokenCustody({
      store: new RedisTokenStore(server.client()),
      issue: broker.issue,
      settings: { spacingMs: 300 },
      onEvent: ({ type }) => type === 'dead' && deaths.push(type),
    }),
  );
  const before = await Promise.all(custodies.map((custody) => custody.token({ key, signal })));
  await sleep(350);
  broker.kill();
  const marks = custodies.map((custody, index) =>
    custody.markDead(key, before[index]?.generation ?? 0, 'EGW00121'),
  );
  expect((await Promise.all(marks)).filter((first) => first)).toHaveLength(1);
  const after = await Promise.all(custodies.map((custody) => custody.token({ key, signal })));
  expect(new Set(after.map(({ value }) => value))).toEqual(new Set(['secret-2']));
  expect(deaths).toHaveLength(1);
  expect(broker.attemptsMs).toHaveLength(2);
});

test('processes in three zones with clocks 10 h off refresh at the same instants', async () => {
  await using redis = await startRedis();
  const broker = await startKoreanBroker(4_000);
  const custody = {
    refreshMarginMs: 2_000,
    ttlBufferMs: 500,
    spacingMs: 1_000,
    attemptsPerHour: 100,
    attemptsPerDay: 100,
  };
  const worlds = [
    { TZ: 'Asia/Seoul', skewMs: 0 },
    { TZ: 'UTC', skewMs: 36_000_000 },
    { TZ: 'America/New_York', skewMs: -36_000_000 },
  ];
  const users = await Promise.all(
    worlds.map(({ TZ, skewMs }) => {
      const settings: TokenUserSettings = {
        redisPath: redis.path,
        brokerUrl: broker.url,
        custody,
        skewMs,
        forMs: 9_000,
      };
      return startProcess({
        command: process.execPath,
        args: ['--import', HOOK, USER],
        env: { TOKEN_USER: JSON.stringify(settings), TZ },
      });
    }),
  );
  const reports = await Promise.all(
    users.map(async (user) => {
      const line = await user.waitForLine(/^report /, { timeoutMs: 30_000 });
      const read: { report: TokenUserReport; failures: number } = JSON.parse(line.slice('report '.length));
      return read;
    }),
  );
  await Promise.all(users.map((user) => user.close()));
  await broker.close();

  expect(reports.map(({ failures }) => failures)).toEqual([0, 0, 0]);
  // Half of a life of 4 s: a new one about every two seconds, from whichever process comes first.
  expect(broker.issuedAtMs.length).toBeGreaterThanOrEqual(4);
  expect(broker.issuedAtMs.length).toBeLessThanOrEqual(6);
  const [first, ...others] = reports.map(({ report }) => report);
  const shared = Object.entries(first ?? {}).slice(1, -1);
  expect(shared.length).toBeGreaterThan(0);
  for (const [generation, seen] of shared) {
    for (const other of others) {
      expect(other[Number(generation)]?.expiresAtMs).toBe(seen.expiresAtMs);
    }
    // The end is that of the Korean text, neither nine nor ten hours away.
    expect(Math.abs(seen.expiresAtMs - seen.seenAtMs - 4_000)).toBeLessThan(3_500);
  }
});

/** A token endpoint that writes the end as KIS does: Korean time without a zone. */
async function startKoreanBroker(lifetimeMs: number) {
  const issuedAtMs: number[] = [];
  const server = createServer((_request, response) => {
    // Whole seconds, as its header and its text have them.
    const nowMs = Math.floor(Date.now() / 1_000) * 1_000;
    issuedAtMs.push(nowMs);
    const endMs = nowMs + lifetimeMs;
    const [day, time] = [koreanDayOf(endMs), koreanTimeOf(endMs)];
    const end = `${day}${time}`.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1-$2-$3 $4:$5:$6');
    response.setHeader('Date', new Date(nowMs).toUTCString());
    response.end(
      JSON.stringify({ access_token: `token-${issuedAtMs.length}`, access_token_token_expired: end }),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    issuedAtMs,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
