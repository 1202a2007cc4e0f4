import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { CustodyLab, ISSUE_MS, key, never, reasonOf, valueOf } from './support/custody-lab.ts';
import { DAY_MS, shutGate } from './support/test-broker.ts';

const MINUTE_MS = 60_000;
const ask = { key, signal: never };

describe('one token for all', () => {
  test('50 processes that start at once issue once, and those who wait look seldom', async () => {
    const lab = new CustodyLab();
    const processes = Array.from({ length: 50 }, () => lab.start());
    const all = Promise.all(processes.map(({ custody }) => custody.token(ask)));
    const tokens = valueOf(await lab.settle(all));
    expect(new Set(tokens.map(({ value }) => value))).toEqual(new Set(['secret-1']));
    expect(lab.broker.attemptsMs).toHaveLength(1);
    for (const { storeCalls } of processes) expect(storeCalls()).toBeLessThanOrEqual(8);
  });

  test('a process asks the store once, however many calls it makes', async () => {
    const lab = new CustodyLab();
    const { custody, storeCalls } = lab.start();
    await lab.settle(Promise.all(Array.from({ length: 100 }, () => custody.token(ask))));
    for (let call = 0; call < 100; call += 1) await custody.token(ask);
    expect(storeCalls()).toBe(2);
  });

  test('a process that starts later finds it', async () => {
    const lab = new CustodyLab();
    await lab.settle(lab.start().custody.token(ask));
    await lab.clock.advance(DAY_MS / 2);
    const { value } = await lab.start().custody.token(ask);
    expect(value).toBe('secret-1');
    expect(lab.broker.attemptsMs).toHaveLength(1);
  });

  test('it is replaced ahead of its end while the old one serves everybody at once', async () => {
    const lab = new CustodyLab();
    const processes = Array.from({ length: 5 }, () => lab.start());
    await lab.settle(Promise.all(processes.map(({ custody }) => custody.token(ask))));
    await lab.clock.advance(DAY_MS - 5 * MINUTE_MS - ISSUE_MS);
    const all = [...processes, lab.start()];
    const seen = new Set<string>();
    for (let second = 0; second < 30; second += 1) {
      // No time passes within: nobody waits.
      for (const { custody } of all) seen.add((await custody.token(ask)).value);
      await lab.clock.advance(1_000);
    }
    expect(seen).toEqual(new Set(['secret-1', 'secret-2']));
    for (const { custody } of all) expect((await custody.token(ask)).value).toBe('secret-2');
    expect(lab.broker.attemptsMs).toHaveLength(2);
  });
});

describe('a token that dies early', () => {
  test('is marked once by each process that sees it, dies once, and is replaced once', async () => {
    const lab = new CustodyLab();
    const processes = Array.from({ length: 8 }, () => lab.start());
    await lab.settle(Promise.all(processes.map(({ custody }) => custody.token(ask))));
    await lab.clock.advance(60 * MINUTE_MS);
    lab.broker.kill();

    const failed: number[] = processes.map(() => 0);
    const callsBefore = processes.map(({ storeCalls }) => storeCalls());
    const caller = async (index: number): Promise<void> => {
      const { custody } = processes[index] ?? lab.start();
      for (let call = 0; call < 300; call += 1) {
        const { value, generation } = await custody.token(ask);
        if (!lab.broker.isAlive(value)) {
          failed[index] = (failed[index] ?? 0) + 1;
          await custody.markDead(key, generation, 'EGW00121');
          call -= 1;
        }
        await lab.clock.sleep(10);
      }
    };
    valueOf(await lab.settle(Promise.all(processes.map((_, index) => caller(index)))));
    // One caller per process: one failed call each.
    expect(failed).toEqual(processes.map(() => 1));
    expect(lab.broker.attemptsMs).toHaveLength(2);
    const deaths = processes.flatMap(({ events }) => events.filter(({ type }) => type === 'dead'));
    expect(deaths).toEqual([
      {
        type: 'dead',
        key,
        generation: expect.any(Number),
        reason: 'EGW00121',
        ageMs: expect.any(Number),
        deathsToday: 1,
      },
    ]);
    for (const [index, { storeCalls }] of processes.entries()) {
      expect(storeCalls() - (callsBefore[index] ?? 0)).toBeLessThan(10);
    }
  });

  test('many calls of one process that fail at once mark it once', async () => {
    const lab = new CustodyLab();
    const { custody, storeCalls } = lab.start();
    const { generation } = valueOf(await lab.settle(custody.token(ask)));
    const marks = await Promise.all(
      Array.from({ length: 100 }, () => custody.markDead(key, generation, 'EGW00121')),
    );
    expect(marks.filter((first) => first)).toHaveLength(1);
    expect(storeCalls()).toBe(3);
  });

  test('a late word about a generation of the past does no harm', async () => {
    const lab = new CustodyLab();
    const [one, two] = [lab.start(), lab.start()];
    const { generation } = valueOf(await lab.settle(one.custody.token(ask)));
    await two.custody.token(ask);
    await lab.clock.advance(2 * MINUTE_MS);
    lab.broker.kill();
    await one.custody.markDead(key, generation, 'EGW00121');
    expect(valueOf(await lab.settle(one.custody.token(ask))).value).toBe('secret-2');
    expect(await two.custody.markDead(key, generation, 'EGW00121')).toBe(false);
    expect((await two.custody.token(ask)).value).toBe('secret-2');
    expect(lab.broker.attemptsMs).toHaveLength(2);
  });

  test('just after its issue: callers are told when to come back, not made to wait', async () => {
    const lab = new CustodyLab();
    const { custody } = lab.start();
    const { generation } = valueOf(await lab.settle(custody.token(ask)));
    await custody.markDead(key, generation, 'EGW00121');
    const reason = reasonOf(await lab.settle(custody.token(ask)));
    expect(reason).toMatchObject({ code: 'ERR_PROVIDER_UNAVAILABLE', retry: 'safe', retryAfterMs: 61_000 });
    expect(lab.broker.attemptsMs).toHaveLength(1);
  });
});

describe('an issue that fails', () => {
  test('for wrong credentials is told to all who wait, and tried three times an hour at most', async () => {
    const lab = new CustodyLab();
    lab.broker.refusal = { code: 'EGW00105', retry: 'never' };
    const processes = Array.from({ length: 10 }, () => lab.start());
    const outcomes = await Promise.all(processes.map(({ custody }) => lab.settle(custody.token(ask))));
    for (const outcome of outcomes) {
      expect(reasonOf(outcome)).toMatchObject({
        code: 'ERR_PROVIDER_REJECTED',
        retry: 'never',
        providerCode: 'EGW00105',
      });
    }
    expect(lab.broker.attemptsMs).toHaveLength(1);
    for (let minute = 0; minute < 6 * 60; minute += 1) {
      await lab.clock.advance(MINUTE_MS);
      const outcomes = await Promise.all(processes.map(({ custody }) => lab.settle(custody.token(ask))));
      for (const outcome of outcomes) expect(outcome.status).toBe('rejected');
    }
    const { attemptsMs } = lab.broker;
    for (const atMs of attemptsMs) {
      const ofHour = attemptsMs.filter((other) => other >= atMs && other < atMs + 60 * MINUTE_MS);
      expect(ofHour.length).toBeLessThanOrEqual(3);
    }
    expect(attemptsMs.length).toBeLessThanOrEqual(10);
    expect(processes.flatMap(({ events }) => events).some(({ type }) => type === 'budget-spent')).toBe(true);
  });

  test('for the time being says when to come back, and works then', async () => {
    const lab = new CustodyLab();
    lab.broker.refusal = { code: 'EGW00133', retry: 'safe' };
    const { custody } = lab.start();
    const reason = reasonOf(await lab.settle(custody.token(ask)));
    expect(reason).toMatchObject({ retry: 'safe', retryAfterMs: 61_000, providerCode: 'EGW00133' });
    lab.broker.refusal = undefined;
    await lab.clock.advance(61_000);
    expect(valueOf(await lab.settle(custody.token(ask))).value).toBe('secret-1');
    expect(lab.broker.hasty).toBe(0);
  });

  test('while the old token serves, fails nobody', async () => {
    const lab = new CustodyLab();
    const { custody, events } = lab.start();
    await lab.settle(custody.token(ask));
    await lab.clock.advance(DAY_MS - 5 * MINUTE_MS);
    lab.broker.refusal = { code: 'EGW00002', retry: 'safe' };
    for (let second = 0; second < 30; second += 1) {
      expect((await custody.token(ask)).value).toBe('secret-1');
      await lab.clock.advance(1_000);
    }
    expect(lab.broker.attemptsMs).toHaveLength(2);
    expect(events.filter(({ type }) => type === 'issue-failed')).toHaveLength(1);
  });

  test('for want of a permit sent nothing, so the next may try at once', async () => {
    const lab = new CustodyLab();
    const [one, two] = [lab.start(), lab.start()];
    const reason = reasonOf(await lab.settle(one.custody.token({ ...ask, gate: shutGate })));
    expect(reason).toMatchObject({ code: 'ERR_PROVIDER_UNAVAILABLE' });
    expect(valueOf(await lab.settle(two.custody.token(ask))).value).toBe('secret-1');
    expect(lab.broker.attemptsMs).toHaveLength(1);
  });

  test('a process that wakes up after its lease sends nothing', async () => {
    const lab = new CustodyLab();
    const [frozen, other] = [lab.start(), lab.start()];
    let thaw = (): void => undefined;
    const gate = {
      enter: () =>
        new Promise<{ isUsable(): boolean; refused(): void }>((resolve) => {
          thaw = () => resolve({ isUsable: () => true, refused: () => undefined });
        }),
    };
    const stuck = frozen.custody.token({ ...ask, gate });
    stuck.catch(() => undefined);
    await lab.clock.advance(80_000);
    expect(valueOf(await lab.settle(other.custody.token(ask))).value).toBe('secret-1');
    thaw();
    await lab.settle(stuck);
    expect(lab.broker.attemptsMs).toHaveLength(1);
  });
});

describe('callers', () => {
  test('who no longer want it leave; the issue goes on for the others', async () => {
    const lab = new CustodyLab();
    const { custody } = lab.start();
    const stop = new AbortController();
    const first = custody.token({ key, signal: stop.signal });
    const second = custody.token(ask);
    await lab.clock.advance(ISSUE_MS / 2);
    stop.abort();
    expect(reasonOf(await lab.settle(first))).toMatchObject({ code: 'ERR_CANCELLED' });
    expect(valueOf(await lab.settle(second)).value).toBe('secret-1');
    expect(lab.broker.attemptsMs).toHaveLength(1);
  });

  test('get what is in hand while the store is away, and are told when nothing is', async () => {
    const lab = new CustodyLab();
    const [one, two] = [lab.start(), lab.start()];
    await lab.settle(one.custody.token(ask));
    const away = () => Promise.reject(new Error('gone, secret-1 and all'));
    lab.store = { look: away, deliver: away, fail: away, release: away, markDead: away };
    expect((await one.custody.token(ask)).value).toBe('secret-1');
    const reason = reasonOf(await lab.settle(two.custody.token(ask)));
    expect(reason).toMatchObject({ code: 'ERR_PROVIDER_UNAVAILABLE', retry: 'safe' });
    expect(inspect(reason, { depth: 10 })).not.toContain('secret');
    expect(two.events).toEqual([{ type: 'store-unavailable', key }]);
  });

  test('are told when custody closes', async () => {
    const lab = new CustodyLab();
    const { custody } = lab.start();
    const waiting = custody.token(ask);
    waiting.catch(() => undefined);
    await lab.clock.advance(ISSUE_MS / 2);
    const closed = custody.close();
    expect((await lab.settle(waiting)).status).toBe('rejected');
    await lab.settle(closed);
    await expect(custody.token(ask)).rejects.toMatchObject({ code: 'ERR_PROVIDER_UNAVAILABLE' });
  });
});

test('nothing that is printed shows a token', async () => {
  const lab = new CustodyLab();
  const { custody, events } = lab.start();
  const token = valueOf(await lab.settle(custody.token(ask)));
  await custody.markDead(key, token.generation, 'EGW00121');
  const printed = [
    inspect(token, { depth: 10, showHidden: true }),
    JSON.stringify({ token }),
    token.toString(),
    inspect({ custody, events }, { depth: 10, showHidden: true }),
    JSON.stringify(events),
  ].join('\n');
  expect(token.value).toBe('secret-1');
  expect(printed).not.toContain('secret');
  expect(Object.keys(token)).toEqual(['generation', 'expiresAtMs']);
});
