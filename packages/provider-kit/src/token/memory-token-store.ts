import { wallClockMs } from '../system-clock.ts';
import { type TokenKey, tokenKeyText } from './token-key.ts';
import type { TokenSettings } from './token-settings.ts';
import type {
  DeathReply,
  DeliveryReply,
  IssueFailure,
  StoredToken,
  TokenDelivery,
  TokenLook,
  TokenStore,
} from './token-store.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface LivingToken {
  readonly value: string;
  readonly issuedAtMs: number;
  readonly usableUntilMs: number;
  readonly refreshAtMs: number;
  readonly expiresAtMs: number;
}

interface Claim {
  readonly claimant: string;
  readonly leaseUntilMs: number;
}

interface KeyState {
  token: LivingToken | undefined;
  /** Of the last token, dead or alive. */
  generation: number;
  claim: Claim | undefined;
  notBeforeMs: number;
  attemptsMs: readonly number[];
  deathsMs: readonly number[];
  failures: number;
  failure: IssueFailure | undefined;
}

/** What {@link RedisTokenStore} does, in one process without Redis; custodies that share it act as processes would. */
export class MemoryTokenStore implements TokenStore {
  readonly #states = new Map<string, KeyState>();
  readonly #nowMs: () => number;

  /** @param nowMs - epoch milliseconds; for tests */
  constructor(nowMs: () => number = wallClockMs) {
    this.#nowMs = nowMs;
  }

  async look(key: TokenKey, claimant: string, settings: TokenSettings): Promise<TokenLook> {
    const nowMs = this.#nowMs();
    const state = this.#state(key);
    const token = usable(state, nowMs);
    const held = token === undefined ? {} : { token };
    if (token !== undefined && token.refreshInMs > 0) return { kind: 'fresh', token };
    const leftMs = (state.claim?.leaseUntilMs ?? 0) - nowMs;
    if (leftMs > 0) {
      if (state.claim?.claimant !== claimant) return { kind: 'busy', waitMs: leftMs, ...held };
      // The reply to this claim was lost, so nothing was sent: it is claimed anew, and counts once.
      claim(state, claimant, nowMs, settings);
      return { kind: 'claimed', ...held };
    }
    if (nowMs < state.notBeforeMs) {
      const failed = state.failure === undefined ? {} : { failure: state.failure };
      return { kind: 'spaced', waitMs: state.notBeforeMs - nowMs, ...held, ...failed };
    }
    state.attemptsMs = state.attemptsMs.filter((atMs) => atMs > nowMs - DAY_MS);
    const waitMs = budgetWaitMs(state.attemptsMs, nowMs, settings);
    if (waitMs > 0) return { kind: 'spent', waitMs, ...held };

    state.attemptsMs = [...state.attemptsMs, nowMs];
    claim(state, claimant, nowMs, settings);
    return { kind: 'claimed', ...held };
  }

  async deliver(
    key: TokenKey,
    claimant: string,
    delivery: TokenDelivery,
    settings: TokenSettings,
  ): Promise<DeliveryReply> {
    const nowMs = this.#nowMs();
    const state = this.#state(key);
    if (state.claim?.claimant !== claimant) return { kind: 'fenced-off' };
    const { value, expiresAtMs: endMs, serverDateMs = nowMs } = delivery;
    const saidMs = endMs === undefined ? (delivery.lifetimeMs ?? 0) : endMs - serverDateMs;
    const lifetimeMs = Math.max(0, Math.min(saidMs, settings.longestLifetimeMs));
    const expiresAtMs = nowMs + lifetimeMs;
    const halfMs = nowMs + Math.floor(lifetimeMs / 2);

    const last = state.token;
    // Served once more: there is no other one before its end, so it is used until then.
    const isSame = last?.value === value && nowMs < last.expiresAtMs;
    if (!isSame) state.generation = Math.max(nowMs, state.generation + 1);
    state.token = {
      value,
      issuedAtMs: isSame ? last.issuedAtMs : nowMs,
      usableUntilMs: isSame ? expiresAtMs : Math.max(expiresAtMs - settings.ttlBufferMs, halfMs),
      refreshAtMs: isSame ? expiresAtMs : Math.max(expiresAtMs - settings.refreshMarginMs, halfMs),
      expiresAtMs,
    };
    state.claim = undefined;
    state.notBeforeMs = nowMs + settings.spacingMs;
    state.failures = 0;
    state.failure = undefined;
    return {
      kind: 'stored',
      token: stored(state.token, state.generation, nowMs),
      lifetimeMs: saidMs,
    };
  }

  async fail(
    key: TokenKey,
    claimant: string,
    failure: IssueFailure,
    { spacingMs, backoffFactor, maxRefreshRetries }: TokenSettings,
  ): Promise<number> {
    const nowMs = this.#nowMs();
    const state = this.#state(key);
    if (state.claim?.claimant !== claimant) return Math.max(0, state.notBeforeMs - nowMs);
    state.failures += 1;
    const pauseMs = Math.floor(spacingMs * backoffFactor ** Math.min(state.failures - 1, maxRefreshRetries));
    state.claim = undefined;
    state.failure = failure;
    state.notBeforeMs = nowMs + pauseMs;
    return pauseMs;
  }

  async release(key: TokenKey, claimant: string): Promise<void> {
    const state = this.#state(key);
    if (state.claim?.claimant !== claimant) return;
    state.claim = undefined;
    state.notBeforeMs = 0;
    state.attemptsMs = state.attemptsMs.slice(0, -1);
  }

  async markDead(key: TokenKey, generation: number): Promise<DeathReply> {
    const nowMs = this.#nowMs();
    const state = this.#state(key);
    const { token } = state;
    if (token === undefined || state.generation !== generation) {
      return { first: false, ageMs: 0, deathsToday: 0 };
    }
    state.token = undefined;
    state.deathsMs = [...state.deathsMs.filter((atMs) => atMs > nowMs - DAY_MS), nowMs];
    return { first: true, ageMs: nowMs - token.issuedAtMs, deathsToday: state.deathsMs.length };
  }

  #state(key: TokenKey): KeyState {
    const name = tokenKeyText(key);
    const state = this.#states.get(name) ?? untouched();
    this.#states.set(name, state);
    return state;
  }
}

function untouched(): KeyState {
  return {
    token: undefined,
    generation: 0,
    claim: undefined,
    notBeforeMs: 0,
    attemptsMs: [],
    deathsMs: [],
    failures: 0,
    failure: undefined,
  };
}

function claim(state: KeyState, claimant: string, nowMs: number, settings: TokenSettings): void {
  const leaseUntilMs = nowMs + settings.leaseMs;
  state.claim = { claimant, leaseUntilMs };
  state.notBeforeMs = leaseUntilMs + settings.spacingMs;
}

function usable({ token, generation }: KeyState, nowMs: number): StoredToken | undefined {
  return token !== undefined && nowMs < token.usableUntilMs ? stored(token, generation, nowMs) : undefined;
}

function stored(token: LivingToken, generation: number, nowMs: number): StoredToken {
  const { value, usableUntilMs, refreshAtMs, expiresAtMs } = token;
  return {
    value,
    generation,
    usableMs: usableUntilMs - nowMs,
    refreshInMs: refreshAtMs - nowMs,
    expiresAtMs,
  };
}

/** How long until hour and day have an attempt left, milliseconds; 0 or less: now. */
function budgetWaitMs(
  attemptsMs: readonly number[],
  nowMs: number,
  { attemptsPerHour, attemptsPerDay }: TokenSettings,
): number {
  const ofHourMs = attemptsMs.filter((atMs) => atMs > nowMs - HOUR_MS);
  const openAtMs = [
    ofHourMs.length >= attemptsPerHour ? (ofHourMs.at(-attemptsPerHour) ?? 0) + HOUR_MS : 0,
    attemptsMs.length >= attemptsPerDay ? (attemptsMs.at(-attemptsPerDay) ?? 0) + DAY_MS : 0,
  ];
  return Math.max(...openAtMs) - nowMs;
}
