import { seededRandom } from '@hub/testing';
import { expect, test } from 'vitest';
import { describeTarget, redisConnection } from './redis-target.ts';

test.each([
  ['redis://localhost:6379', 'redis://localhost:6379/15'],
  ['redis://redis:6379/', 'redis://redis:6379/15'],
  ['redis://redis:6379/3', 'redis://redis:6379/3'],
  ['redis://redis:6379/0', 'redis://redis:6379/0'],
  ['redis://user:secret@redis:6379/15', 'redis://redis:6379/15'],
  ['redis://:secret@redis', 'redis://redis/15'],
  ['rediss://user:p%40ss@redis:6380/2?password=secret', 'rediss://redis:6380/2'],
])('describes %s as %s', (target, text) => {
  expect(describeTarget(target)).toBe(text);
});

test.each([
  [{}, 'redis://localhost:6379/15'],
  [{ host: 'redis', port: 6380, db: 2, username: 'user', password: 'secret' }, 'redis://redis:6380/2'],
  [{ path: '/run/redis.sock', password: 'secret' }, 'redis:///run/redis.sock/15'],
])('describes %j as %s', (target, text) => {
  expect(describeTarget(target)).toBe(text);
});

test('never shows a password, whatever it is made of', () => {
  const random = seededRandom(5);
  const characters = 'aZ0-_.~!$&\'()*+,;=:@/?#[]% 가\\"'.split('');
  for (let round = 0; round < 500; round += 1) {
    const noise = Array.from(
      { length: 6 },
      () => characters[Math.floor(random() * characters.length)] ?? 'x',
    );
    const secret = `s3cr3t${noise.join('')}t3rc3s`;
    const encoded = encodeURIComponent(secret);
    for (const target of [
      `redis://user:${encoded}@redis:6379/1`,
      `redis://:${encoded}@redis`,
      `rediss://${encoded}@redis:6379`,
      `redis://redis:6379/1?password=${encoded}`,
      { host: 'redis', username: secret, password: secret, sentinelPassword: secret },
    ]) {
      expect(describeTarget(target)).not.toMatch(/s3cr3t|t3rc3s/);
    }
  }
});

test.each([
  ['redis://admin:123/456@host:6379/0', 'redis://host:6379/0'],
  ['redis://admin:123#456@host/3', 'redis://host/3'],
  ['redis://admin:123?456@host/3', 'redis://host/3'],
  ['redis://u:p@ss@host/3', 'redis://host/3'],
  ['redis://:p/w@host:1', 'redis://host:1/15'],
  ['user:pw@host:1', 'redis://host:1/15'],
  ['REDIS://u:p@host:1', 'redis://host:1/15'],
  ['localhost:6379', 'redis://localhost:6379/15'],
])('shows nothing of a password that was not encoded: %s is %s', (target, text) => {
  expect(describeTarget(target)).toBe(text);
});

test.each([
  ['localhost:6379', 15],
  ['user:secret@localhost:6379', 15],
  ['redis://localhost:6379', 15],
  ['redis://localhost:6379/', 15],
  ['redis://localhost:6379/0', 0],
  ['rediss://localhost:6379/7', 7],
  [{ host: 'localhost' }, 15],
  [{ path: '/run/redis.sock' }, 15],
  [{ db: 0 }, 0],
])('connects %j to database %i', (target, database) => {
  expect(redisConnection(target, 'test', 1_000).options.db).toBe(database);
});

test('neither connects, reconnects nor repeats commands by itself', () => {
  const connection = redisConnection('redis://localhost:6379', 'hub-worker', 1_500);
  expect(connection.status).toBe('wait');
  expect(connection.options).toMatchObject({
    connectionName: 'hub-worker',
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: null,
    socketTimeout: 1_500,
  });
  expect(connection.options.retryStrategy?.(1)).toBeNull();
});
