import { describe, expect, test } from 'vitest';
import { isRedisUrl, maskPassword, passwordsOf, withDatabase } from './redis-url.ts';

describe('isRedisUrl', () => {
  test.each([
    'redis://localhost:6379/15',
    'redis://redis',
    'redis://redis/',
    'rediss://user:p%40ss@host:6380/3',
    'redis://:pw@10.0.0.1:6379/0',
    '/tmp/hub/redis.sock',
    '/tmp/hub/redis.sock?db=15',
  ])('takes %s', (text) => {
    expect(isRedisUrl(text)).toBe(true);
  });

  test.each([
    '',
    'localhost:6379',
    'http://host/15',
    'redis://',
    'redis://host/abc',
    'redis://host/1/2',
    '/a b',
    'x',
  ])('refuses %j', (text) => {
    expect(isRedisUrl(text)).toBe(false);
  });
});

describe('withDatabase', () => {
  test.each([
    ['redis://redis:6379/15', 'redis://redis:6379/15'],
    ['redis://redis:6379', 'redis://redis:6379/15'],
    ['redis://redis:6379/', 'redis://redis:6379/15'],
    ['redis://redis:6379/3', 'redis://redis:6379/3'],
    ['redis://redis:6379/0', 'redis://redis:6379/0'],
    ['/tmp/redis.sock', '/tmp/redis.sock?db=15'],
    ['/tmp/redis.sock?db=2', '/tmp/redis.sock?db=2'],
  ])('%s means %s', (text, expected) => {
    expect(withDatabase(text)).toBe(expected);
  });
});

test('passwords are found as written and as meant, and masked', () => {
  expect(passwordsOf('redis://u:p%40ss@h/1')).toEqual(['p%40ss', 'p@ss']);
  expect(passwordsOf('redis://h/1')).toEqual([]);
  expect(maskPassword('redis://u:p%40ss@h:1/1')).toBe('redis://u:***@h:1/1');
  expect(maskPassword('redis://h:1/1')).toBe('redis://h:1/1');
});
