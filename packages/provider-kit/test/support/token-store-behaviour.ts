import { expect, test } from 'vitest';
import {
  type TokenKey,
  type TokenLook,
  type TokenSettings,
  type TokenStore,
  tokenDefaults,
} from '../../src/index.ts';
import { DAY_MS } from './test-broker.ts';

export interface StoreLab {
  readonly store: TokenStore;
  /** Lets the store's time pass. */
  pass(ms: number): void;
  nowMs(): number;
}

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const key: TokenKey = { provider: 'KIS', environment: 'real', account: 'default' };
const settings: TokenSettings = { ...tokenDefaults, attemptsPerHour: 100, attemptsPerDay: 100 };
const delivery = { value: 'one', lifetimeMs: DAY_MS };

/** What every token store does, wherever the tokens live. */
export function testTokenStoreBehaviour(make: () => StoreLab): void {
  const look = ({ store }: StoreLab, claimant: string, own = settings, of = key): Promise<TokenLook> =>
    store.look(of, claimant, own);
  const issue = async (lab: StoreLab, value = 'one', lifetimeMs = DAY_MS): Promise<number> => {
    expect(await look(lab, value)).toMatchObject({ kind: 'claimed' });
    const reply = await lab.store.deliver(key, value, { value, lifetimeMs }, settings);
    return reply.kind === 'stored' ? reply.token.generation : 0;
  };

  test('the first to look claims, all others wait for it', async () => {
    const lab = make();
    expect(await look(lab, 'a')).toEqual({ kind: 'claimed' });
    lab.pass(5 * SECOND_MS);
    expect(await look(lab, 'b')).toEqual({ kind: 'busy', waitMs: 10 * SECOND_MS });
    await lab.store.deliver(key, 'a', delivery, settings);
    expect(await look(lab, 'b')).toEqual({
      kind: 'fresh',
      token: {
        value: 'one',
        generation: expect.any(Number),
        usableMs: DAY_MS - 60 * SECOND_MS,
        refreshInMs: DAY_MS - 300 * SECOND_MS,
        expiresAtMs: lab.nowMs() + DAY_MS,
      },
    });
  });

  test('a claim whose reply was lost is claimed anew and counts once', async () => {
    const lab = make();
    const twoAnHour = { ...settings, attemptsPerHour: 2 };
    await look(lab, 'a', twoAnHour);
    lab.pass(10 * SECOND_MS);
    expect(await look(lab, 'a', twoAnHour)).toEqual({ kind: 'claimed' });
    expect(await look(lab, 'b', twoAnHour)).toEqual({ kind: 'busy', waitMs: settings.leaseMs });
    lab.pass(settings.leaseMs + settings.spacingMs);
    expect(await look(lab, 'b', twoAnHour)).toEqual({ kind: 'claimed' });
  });

  test('a claimant that dies blocks for its lease and a spacing, not longer', async () => {
    const lab = make();
    await look(lab, 'a');
    lab.pass(settings.leaseMs);
    expect(await look(lab, 'b')).toEqual({ kind: 'spaced', waitMs: settings.spacingMs });
    lab.pass(settings.spacingMs - 1);
    expect(await look(lab, 'b')).toEqual({ kind: 'spaced', waitMs: 1 });
    lab.pass(1);
    expect(await look(lab, 'b')).toEqual({ kind: 'claimed' });
  });

  test('who wakes up after another one has claimed delivers nothing', async () => {
    const lab = make();
    await look(lab, 'a');
    lab.pass(settings.leaseMs + settings.spacingMs);
    await look(lab, 'b');
    expect(await lab.store.deliver(key, 'a', delivery, settings)).toEqual({ kind: 'fenced-off' });
    expect(await lab.store.fail(key, 'a', { retry: 'never', providerCode: 'X' }, settings)).toBe(
      settings.leaseMs + settings.spacingMs,
    );
    await lab.store.release(key, 'a');
    expect(await look(lab, 'c')).toMatchObject({ kind: 'busy' });
  });

  test('a late delivery that nobody overtook counts', async () => {
    const lab = make();
    await look(lab, 'a');
    lab.pass(settings.leaseMs + SECOND_MS);
    expect(await lab.store.deliver(key, 'a', delivery, settings)).toMatchObject({ kind: 'stored' });
  });

  test('ahead of the end one claims while all use the old token', async () => {
    const lab = make();
    await issue(lab);
    lab.pass(DAY_MS - 300 * SECOND_MS - 1);
    expect(await look(lab, 'b')).toMatchObject({ kind: 'fresh', token: { refreshInMs: 1 } });
    lab.pass(1);
    expect(await look(lab, 'b')).toMatchObject({ kind: 'claimed', token: { value: 'one' } });
    expect(await look(lab, 'c')).toMatchObject({ kind: 'busy', token: { value: 'one', usableMs: 240_000 } });
    lab.pass(240 * SECOND_MS);
    expect(await look(lab, 'c')).toMatchObject({ kind: 'claimed' });
  });

  test('a short life is used by half at least', async () => {
    const lab = make();
    await issue(lab, 'short', 10 * SECOND_MS);
    expect(await look(lab, 'b')).toMatchObject({ token: { usableMs: 5_000, refreshInMs: 5_000 } });
  });

  test('the end is counted on the broker’s clock where its now is known, else on the store’s', async () => {
    const lab = make();
    const offMs = 10 * HOUR_MS;
    const brokerNowMs = lab.nowMs() + offMs;
    await look(lab, 'a');
    const reply = await lab.store.deliver(
      key,
      'a',
      { value: 'one', expiresAtMs: brokerNowMs + HOUR_MS, serverDateMs: brokerNowMs, lifetimeMs: 7 },
      settings,
    );
    expect(reply).toMatchObject({ lifetimeMs: HOUR_MS, token: { expiresAtMs: lab.nowMs() + HOUR_MS } });

    const other = make();
    await look(other, 'a');
    const end = { value: 'one', expiresAtMs: other.nowMs() + HOUR_MS };
    expect(await other.store.deliver(key, 'a', end, settings)).toMatchObject({ lifetimeMs: HOUR_MS });
  });

  test('a life longer than any broker gives is cut down, and what was said is told', async () => {
    const lab = make();
    await look(lab, 'a');
    const reply = await lab.store.deliver(
      key,
      'a',
      { value: 'one', lifetimeMs: DAY_MS + 9 * HOUR_MS },
      settings,
    );
    expect(reply).toMatchObject({
      lifetimeMs: DAY_MS + 9 * HOUR_MS,
      token: { expiresAtMs: lab.nowMs() + DAY_MS },
    });
  });

  test('the living token served once more keeps its generation and is used to its end', async () => {
    const lab = make();
    const generation = await issue(lab);
    lab.pass(DAY_MS - 300 * SECOND_MS);
    expect(await issue(lab, 'one', 300 * SECOND_MS)).toBe(generation);
    expect(await look(lab, 'b')).toMatchObject({
      kind: 'fresh',
      token: { usableMs: 300_000, refreshInMs: 300_000 },
    });
  });

  test('a generation dies once; what comes after it is a new one, though its value be the same', async () => {
    const lab = make();
    const generation = await issue(lab);
    lab.pass(HOUR_MS);
    expect(await lab.store.markDead(key, generation)).toEqual({
      first: true,
      ageMs: HOUR_MS,
      deathsToday: 1,
    });
    expect(await lab.store.markDead(key, generation)).toMatchObject({ first: false });
    const next = await issue(lab);
    expect(next).toBeGreaterThan(generation);
    expect(await lab.store.markDead(key, generation)).toMatchObject({ first: false });
    expect(await look(lab, 'b')).toMatchObject({ kind: 'fresh' });
    lab.pass(HOUR_MS);
    expect(await lab.store.markDead(key, next)).toMatchObject({ deathsToday: 2 });
    lab.pass(DAY_MS);
    expect(await lab.store.markDead(key, await issue(lab))).toMatchObject({ deathsToday: 1 });
  });

  test('a token that dies right after its issue is replaced after the spacing', async () => {
    const lab = make();
    const generation = await issue(lab);
    lab.pass(SECOND_MS);
    await lab.store.markDead(key, generation);
    expect(await look(lab, 'b')).toEqual({ kind: 'spaced', waitMs: 60 * SECOND_MS });
    lab.pass(60 * SECOND_MS);
    expect(await look(lab, 'b')).toEqual({ kind: 'claimed' });
  });

  test('failures make pauses grow up to a bound, and everybody learns the last one', async () => {
    const lab = make();
    const failure = { retry: 'never', providerCode: 'EGW00105' } as const;
    for (const pauseMs of [61_000, 122_000, 244_000, 488_000, 488_000]) {
      await look(lab, 'a');
      expect(await lab.store.fail(key, 'a', failure, settings)).toBe(pauseMs);
      expect(await look(lab, 'b')).toEqual({ kind: 'spaced', waitMs: pauseMs, failure });
      lab.pass(pauseMs);
    }
    await issue(lab);
    lab.pass(DAY_MS);
    await look(lab, 'a');
    expect(await lab.store.fail(key, 'a', failure, settings)).toBe(61_000);
  });

  test('a claim that sent nothing leaves no trace', async () => {
    const lab = make();
    const oneAnHour = { ...settings, attemptsPerHour: 1 };
    await look(lab, 'a', oneAnHour);
    await lab.store.release(key, 'a');
    expect(await look(lab, 'b', oneAnHour)).toEqual({ kind: 'claimed' });
  });

  test('attempts have a budget by the hour and by the day', async () => {
    const lab = make();
    const budget = { ...settings, attemptsPerHour: 3, attemptsPerDay: 5 };
    const failure = { retry: 'safe', providerCode: '' } as const;
    const firstMs = lab.nowMs();
    const attempt = async () => {
      expect(await look(lab, 'a', budget)).toMatchObject({ kind: 'claimed' });
      await lab.store.fail(key, 'a', failure, { ...budget, backoffFactor: 1 });
      lab.pass(61 * SECOND_MS);
    };
    for (let count = 0; count < 3; count += 1) await attempt();
    expect(await look(lab, 'a', budget)).toEqual({ kind: 'spent', waitMs: HOUR_MS - 183 * SECOND_MS });
    lab.pass(HOUR_MS);
    for (let count = 0; count < 2; count += 1) await attempt();
    const spent = await look(lab, 'a', budget);
    expect(spent).toEqual({ kind: 'spent', waitMs: firstMs + DAY_MS - lab.nowMs() });
    lab.pass(DAY_MS);
    await attempt();
  });

  test('keys do not touch each other', async () => {
    const lab = make();
    await issue(lab);
    const others: TokenKey[] = [
      { ...key, environment: 'paper' },
      { ...key, account: 'second' },
      { ...key, provider: 'KIWOOM' },
      { ...key, egress: '10.0.0.1' },
    ];
    for (const other of others) expect(await look(lab, 'b', settings, other)).toEqual({ kind: 'claimed' });
    expect(await look(lab, 'b')).toMatchObject({ kind: 'fresh' });
  });
}
