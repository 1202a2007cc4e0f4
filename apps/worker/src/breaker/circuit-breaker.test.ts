import { expect, test } from 'vitest';
import { CircuitBreaker, type CircuitPass } from './circuit-breaker.ts';

function setUp() {
  const clock = { ms: 0 };
  const changes: string[] = [];
  const breaker = new CircuitBreaker({
    name: 'KIS:quote',
    config: { failureThreshold: 3, recoveryTimeoutSeconds: 10, halfOpenMaxCalls: 2, successThreshold: 2 },
    monotonicMs: () => clock.ms,
    now: () => 1_800_000_000_000 + clock.ms,
    onChange: ({ state }) => changes.push(state),
  });
  const enter = (): CircuitPass => {
    const pass = breaker.enter();
    if (pass === undefined) {
      throw new Error('no call may be made');
    }
    return pass;
  };
  const fail = (times: number) => {
    for (let call = 0; call < times; call += 1) {
      enter()('unhealthy');
    }
  };
  return { breaker, clock, changes, enter, fail };
}

test('opens after so many failures in a row', () => {
  const { breaker, changes, enter, fail } = setUp();
  fail(2);
  enter()('healthy');
  fail(2);
  expect(breaker.state()).toMatchObject({ state: 'CLOSED', failure_count: 2 });
  fail(1);
  expect(breaker.enter()).toBeUndefined();
  expect(breaker.state()).toEqual({
    name: 'KIS:quote',
    state: 'OPEN',
    failure_count: 3,
    failure_threshold: 3,
    recovery_timeout: 10,
    last_failure_time: 1_800_000_000,
  });
  expect(changes).toEqual(['OPEN']);
});

test('mistakes of the caller and refusals for rate neither open it nor break a row of failures', () => {
  const { breaker, enter, fail } = setUp();
  fail(2);
  enter()('neutral');
  expect(breaker.state()).toMatchObject({ state: 'CLOSED', failure_count: 2 });
  fail(1);
  expect(breaker.state().state).toBe('OPEN');
});

test('lets so many trial calls through at once when the recovery time is over', () => {
  const { breaker, clock, enter, fail } = setUp();
  fail(3);
  clock.ms = 9_999;
  expect(breaker.enter()).toBeUndefined();
  expect(breaker.retryAfterMs).toBe(1);
  clock.ms = 10_000;
  const first = enter();
  enter();
  expect(breaker.enter()).toBeUndefined();
  expect(breaker.state().state).toBe('HALF_OPEN');
  first('neutral');
  expect(breaker.enter()).toBeDefined();
});

test('closes after so many successful trial calls', () => {
  const { breaker, clock, changes, enter, fail } = setUp();
  fail(3);
  clock.ms = 10_000;
  enter()('healthy');
  expect(breaker.state().state).toBe('HALF_OPEN');
  enter()('healthy');
  expect(breaker.state()).toMatchObject({ state: 'CLOSED', failure_count: 0 });
  expect(changes).toEqual(['OPEN', 'HALF_OPEN', 'CLOSED']);
});

test('one failed trial call opens it again for the whole recovery time', () => {
  const { breaker, clock, enter, fail } = setUp();
  fail(3);
  clock.ms = 10_000;
  const [first, second] = [enter(), enter()];
  first('healthy');
  second('unhealthy');
  expect(breaker.state().state).toBe('OPEN');
  expect(breaker.retryAfterMs).toBe(10_000);
});

test('a call from before it opened changes nothing, and counts once', () => {
  const { breaker, clock, enter, fail } = setUp();
  const slow = enter();
  fail(3);
  clock.ms = 10_000;
  const trial = enter();
  slow('healthy');
  slow('unhealthy');
  expect(breaker.state().state).toBe('HALF_OPEN');
  trial('healthy');
  trial('healthy');
  expect(breaker.state().state).toBe('HALF_OPEN');
});
