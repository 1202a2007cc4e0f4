import {
  type Gate,
  type ProviderError,
  ProviderRejectedError,
  ProviderUnavailableError,
  TokenPendingError,
} from '@hub/provider';
import type { Clock } from '../clock.ts';
import { HeldToken } from './held-token.ts';
import type { TokenEvent } from './token-event.ts';
import type { TokenIssue } from './token-issue.ts';
import type { TokenKey } from './token-key.ts';
import type { TokenSettings } from './token-settings.ts';
import type { StoredToken, TokenLook, TokenStore } from './token-store.ts';
import { unlessAborted } from './unless-aborted.ts';

/** Pauses between looks while another process issues: quick at first, for issues are; then a look a second. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 1_000;

/** When to come back while another process issues: mostly that takes much less than its lease, milliseconds. */
const BUSY_MS = 2_000;

/** With a token in hand, how often to look whether the new one is there. */
const RECHECK_MS = 5_000;

/** Late words about a token of the past come within the time of a call, in which few tokens die. */
const REMEMBERED_DEAD = 10;

/** How long the store may take to answer, milliseconds. */
const STORE_TIMEOUT_MS = 3_000;

export interface TokenKeeperParts {
  readonly key: TokenKey;
  readonly store: TokenStore;
  readonly issuer: TokenIssue;
  /** Unique among all processes. */
  readonly claimant: string;
  readonly settings: TokenSettings;
  readonly clock: Clock;
  readonly random: () => number;
  readonly tell: (event: TokenEvent) => void;
  readonly closing: AbortSignal;
}

/** Times are monotonic milliseconds. */
interface Held {
  readonly token: HeldToken;
  readonly usableUntilMs: number;
  readonly refreshAtMs: number;
}

/** The token of one key in this process: all who ask at once share one look at the store, and one issue. */
export class TokenKeeper {
  readonly #parts: TokenKeeperParts;
  #held: Held | undefined;
  #flight: Promise<HeldToken> | undefined;
  #issue: Promise<HeldToken> | undefined;
  /** The last ones that this process knows to be dead. */
  readonly #dead = new Set<number>();
  #claims = 0;

  constructor(parts: TokenKeeperParts) {
    this.#parts = parts;
  }

  async token(signal: AbortSignal, gate: Gate): Promise<HeldToken> {
    const { clock, closing, key } = this.#parts;
    if (closing.aborted)
      throw new ProviderUnavailableError(key.provider, `${key.provider}: token custody is closed`);
    const held = this.#held;
    const nowMs = clock.monotonicMs();
    if (held === undefined || nowMs >= held.usableUntilMs) {
      return await unlessAborted(this.#fly(gate), signal, key.provider);
    }
    if (nowMs < held.refreshAtMs) return held.token;
    try {
      // A look, not an issue, is what is waited for: until there is a new token the old one serves.
      return await unlessAborted(this.#fly(gate), signal, key.provider);
    } catch (error) {
      if (signal.aborted) throw error;
      this.#held = { ...held, refreshAtMs: nowMs + RECHECK_MS };
      return held.token;
    }
  }

  async markDead(generation: number, reason: string): Promise<boolean> {
    const { key, store, tell } = this.#parts;
    if (this.#dead.has(generation)) return false;
    this.#dead.add(generation);
    const [oldest] = this.#dead;
    if (this.#dead.size > REMEMBERED_DEAD && oldest !== undefined) this.#dead.delete(oldest);
    if (this.#held?.token.generation === generation) this.#held = undefined;
    const { first, ageMs, deathsToday } = await this.#ask(() => store.markDead(key, generation));
    if (first) tell({ type: 'dead', key, generation, reason, ageMs, deathsToday });
    return first;
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    await Promise.allSettled([this.#flight, this.#issue]);
  }

  #fly(gate: Gate): Promise<HeldToken> {
    this.#flight ??= this.#obtain(gate).finally(() => {
      this.#flight = undefined;
    });
    return this.#flight;
  }

  async #obtain(gate: Gate): Promise<HeldToken> {
    const { clock, settings, key, random, closing } = this.#parts;
    const giveUpAtMs = clock.monotonicMs() + settings.longestWaitMs;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
      // An own issue that goes on behind an old token: its outcome is what to wait for.
      if (this.#issue !== undefined && this.#held === undefined) return await this.#issue;
      const claimant = `${this.#parts.claimant}:${this.#claims}`;
      const askedAtMs = clock.monotonicMs();
      const look = await this.#look(claimant);
      if (look.kind === 'claimed') {
        this.#claims += 1;
        const issue = this.#begin(claimant, askedAtMs, gate);
        if (look.token === undefined) return await issue;
        issue.catch(() => undefined);
        return this.#hold(look.token, askedAtMs, settings.issueTimeoutMs);
      }
      if (look.kind === 'fresh') return this.#hold(look.token, askedAtMs);
      if (look.token !== undefined) {
        const againInMs = Math.min(look.waitMs, RECHECK_MS) * (1 + 0.25 * random());
        return this.#hold(look.token, askedAtMs, againInMs);
      }
      if (look.kind === 'spaced' && look.failure?.retry === 'never') {
        const { providerCode } = look.failure;
        const message = `${key.provider} refused the credentials of ${key.environment}:${key.account} just now`;
        throw new ProviderRejectedError(key.provider, message, { providerCode });
      }
      // Somebody else's issue may end at any moment; nothing else ends before its time.
      const atLeastMs = look.kind === 'busy' ? 0 : look.waitMs;
      if (clock.monotonicMs() + atLeastMs >= giveUpAtMs) throw this.#notYet(look);
      await clock.sleep(Math.min(look.waitMs + 1, pauseMs * (0.75 + 0.5 * random())), closing);
    }
  }

  /** @returns the look, once no token that this process knows to be dead is in it */
  async #look(claimant: string): Promise<TokenLook> {
    const { key, store, settings } = this.#parts;
    const look = await this.#ask(() => store.look(key, claimant, settings));
    if (look.token === undefined || !this.#dead.has(look.token.generation)) return look;
    // The death of this very token could not be told when it was seen.
    await this.#ask(() => store.markDead(key, look.token?.generation ?? 0));
    return look.kind === 'claimed'
      ? { kind: 'claimed' }
      : await this.#ask(() => store.look(key, claimant, settings));
  }

  #begin(claimant: string, claimedAtMs: number, gate: Gate): Promise<HeldToken> {
    const { issuer, clock, key } = this.#parts;
    const issue = issuer.run(claimant, claimedAtMs, gate).then((token) => {
      if (token === undefined) {
        throw new ProviderUnavailableError(key.provider, `${key.provider}: another process issues the token`);
      }
      return this.#hold(token, clock.monotonicMs());
    });
    this.#issue = issue.finally(() => {
      this.#issue = undefined;
    });
    this.#issue.catch(() => undefined);
    return issue;
  }

  #hold(stored: StoredToken, askedAtMs: number, againInMs = stored.refreshInMs): HeldToken {
    const token = new HeldToken(stored.value, stored.generation, stored.expiresAtMs);
    this.#held = {
      token,
      usableUntilMs: askedAtMs + stored.usableMs,
      refreshAtMs: askedAtMs + Math.max(0, againInMs),
    };
    return token;
  }

  #notYet(look: Extract<TokenLook, { waitMs: number }>): ProviderError {
    const { key, tell } = this.#parts;
    const retryAfterMs = Math.ceil(look.waitMs);
    const start = `${key.provider} has no token now:`;
    if (look.kind === 'spent') {
      tell({ type: 'budget-spent', key, nextInMs: look.waitMs });
      const message = `${start} as many as the budget allows were issued`;
      return new ProviderUnavailableError(key.provider, message, { retryAfterMs });
    }
    if (look.kind !== 'spaced') {
      return new TokenPendingError(key.provider, `${start} another process is issuing one`, {
        retryAfterMs: Math.min(BUSY_MS, retryAfterMs),
      });
    }
    const providerCode = look.failure?.providerCode ?? '';
    return new TokenPendingError(key.provider, `${start} the last issue was too short ago`, {
      retryAfterMs,
      ...(providerCode === '' ? {} : { providerCode }),
    });
  }

  async #ask<T>(operation: () => Promise<T>): Promise<T> {
    const { key, clock, tell } = this.#parts;
    const answered = new AbortController();
    const tooLong = clock
      .sleep(STORE_TIMEOUT_MS, answered.signal)
      .then(() => Promise.reject(new Error('too long')));
    tooLong.catch(() => undefined);
    try {
      return await Promise.race([operation(), tooLong]);
    } catch {
      tell({ type: 'store-unavailable', key });
      throw new ProviderUnavailableError(
        key.provider,
        `${key.provider} has no token now: the token store is away`,
      );
    } finally {
      answered.abort();
    }
  }
}
