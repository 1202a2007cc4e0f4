import { describe, expect, test } from 'vitest';
import { databaseUrl, isRedisUrl, publicUrl } from './hub-database.ts';

describe('REDIS_URL', () => {
  test.each([
    ['redis://localhost:6379', 'redis://localhost:6379/15'],
    ['redis://localhost:6379/', 'redis://localhost:6379/15'],
    ['redis://localhost:6379/0', 'redis://localhost:6379/15'],
    ['rediss://user:pass@redis.example:6380/3?family=6', 'rediss://user:pass@redis.example:6380/15?family=6'],
  ])('%s is used as %s', (given, used) => {
    expect(isRedisUrl(given)).toBe(true);
    expect(databaseUrl(given, 15)).toBe(used);
  });

  test.each(['', 'localhost:6379', 'http://localhost'])('%j is no URL of Redis', (text) => {
    expect(isRedisUrl(text)).toBe(false);
  });

  test('is shown without a password', () => {
    expect(publicUrl('redis://user:pass@host:1/15?x=1')).toBe('redis://host:1/15');
  });
});
