import { expect, test } from 'vitest';
import { checkHealth, type LeaseBook } from './check-health.ts';

function book(livingWorkers: LeaseBook['livingWorkers']) {
  const closed: boolean[] = [];
  return { closed, livingWorkers, close: () => void closed.push(true) };
}

test('is healthy when a worker of this host holds a lease', async () => {
  const leases = book(async () => ['other:1:5:ab', 'here:1:5:ab']);
  expect(await checkHealth(leases, 'here')).toEqual({
    isHealthy: true,
    message: 'healthy: worker here:1:5:ab holds its lease',
  });
  expect(leases.closed).toHaveLength(1);
});

test('is unhealthy when only other hosts, or hosts with a longer name, have workers', async () => {
  const { isHealthy, message } = await checkHealth(
    book(async () => ['here2:1:5:ab', 'x:here:1:2']),
    'here',
  );
  expect(isHealthy).toBe(false);
  expect(message).toBe('unhealthy: no worker of host here holds a lease; is it running?');
});

test('is unhealthy without Redis, and says why', async () => {
  const leases = book(() => Promise.reject(new Error('connect ECONNREFUSED')));
  expect(await checkHealth(leases, 'here')).toEqual({
    isHealthy: false,
    message: 'unhealthy: Redis does not answer (connect ECONNREFUSED); check REDIS_URL',
  });
  expect(leases.closed).toHaveLength(1);
});
