import { expect, test } from 'vitest';
import type { ConsumerOptions } from './consumer-options.ts';
import { consumerDefaults, consumerSettings } from './consumer-settings.ts';

const required: ConsumerOptions = {
  redis: 'redis://localhost',
  handle: () => Promise.reject(new Error('never called')),
};

test('fills in every default and keeps what is given', () => {
  expect(consumerSettings(required)).toEqual({ ...consumerDefaults, ...required });
  const given = { ...required, concurrency: 7, normalEvery: 3, priorityQueue: 'mine' };
  expect(consumerSettings(given)).toEqual({ ...consumerDefaults, ...given });
});

const ranges = [
  ['concurrency', 1, 1_000],
  ['leaseMs', 1_000, 300_000],
  ['responseTtlSeconds', 1, 2_592_000],
  ['maxTaskBytes', 1, 536_870_912],
  ['deadLetterLimit', 0, 10_000_000],
  ['crashLimit', 1, 1_000],
  ['idempotencyTtlMs', 1, 2_592_000_000],
  ['shareReadsForMs', 1, 60_000],
] as const;

test.each(ranges)('takes %s from %i to %i', (name, least, most) => {
  expect(consumerSettings({ ...required, [name]: least })[name]).toBe(least);
  expect(consumerSettings({ ...required, [name]: most })[name]).toBe(most);
});

test.each(ranges)('refuses any other %s, and names option, value and range', (name, least, most) => {
  for (const value of [least - 1, most + 1, least + 0.5, Number.NaN, Number.POSITIVE_INFINITY, `${most}`]) {
    expect(() => consumerSettings({ ...required, [name]: value })).toThrow(
      new RangeError(`${name} is ${value}; it must be a whole number from ${least} to ${most}`),
    );
  }
});

test.each([1, 0, -2, 2.5, Number.NaN])('refuses normalEvery %d', (normalEvery) => {
  expect(() => consumerSettings({ ...required, normalEvery })).toThrow(
    new RangeError(`normalEvery is ${normalEvery}; it must be a whole number from 2`),
  );
});

test('refuses two queues of one name', () => {
  expect(() => consumerSettings({ ...required, priorityQueue: 'same', normalQueue: 'same' })).toThrow(
    new RangeError('priorityQueue and normalQueue are both same; they must differ'),
  );
});
