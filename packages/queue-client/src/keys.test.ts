import { expect, test } from 'vitest';
import {
  defaultNormalQueue,
  defaultPriorityQueue,
  defaultRedisUrl,
  queueKeys,
  responseKeyPrefix,
  workerKeys,
} from './keys.ts';

test('keeps the names of the wire contract', () => {
  expect(defaultPriorityQueue).toBe('api:priority:queue');
  expect(defaultNormalQueue).toBe('api:request:queue');
  expect(responseKeyPrefix).toBe('api:response:');
  expect(defaultRedisUrl).toBe('redis://localhost:6379/15');
  expect(queueKeys.dead(defaultNormalQueue)).toBe('{api:request:queue}:dead');
});

test('names every key of a queue so that it hashes like the list itself', () => {
  const named = Object.values(queueKeys).map((name) => name('my:list', 'x'));
  for (const key of named) {
    expect(key.startsWith('{my:list}:')).toBe(true);
  }
  expect(new Set(named).size).toBe(named.length);
});

test('shows nothing of the name of a shared call but a digest', () => {
  const key = queueKeys.shared(defaultNormalQueue, 'account 12345678');
  expect(key).toMatch(/^\{api:request:queue\}:shared:[0-9a-f]{40}$/);
  expect(queueKeys.shared(defaultNormalQueue, 'account 12345678')).toBe(key);
  expect(queueKeys.shared(defaultNormalQueue, 'account 12345679')).not.toBe(key);
});

test('keeps what is not about one list beside the normal queue', () => {
  const keys = workerKeys('p', 'n', 'worker');
  expect(keys).toMatchObject({
    workers: '{n}:workers',
    inflight: '{n}:inflight:worker',
    crashes: '{n}:crashes',
    lastBeat: '{n}:last-beat',
    control: '{n}:control',
    lanes: '{n}:lanes',
  });
  expect(keys.priority).toEqual({
    list: 'p',
    staging: '{p}:staging:worker',
    dead: '{p}:dead',
    deadDropped: '{p}:dead:dropped',
    retries: '{p}:retry',
    suspects: '{p}:suspects',
    lanePrefix: '{p}:lane:',
  });
  expect(keys.normal.list).toBe('n');
});
