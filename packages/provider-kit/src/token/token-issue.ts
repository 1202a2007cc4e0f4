import { type Gate, isProviderError, type ProviderError, ProviderUnavailableError } from '@hub/provider';
import type { Clock } from '../clock.ts';
import type { IssuedToken, TokenCustodyOptions } from './token-custody.ts';
import type { TokenEvent } from './token-event.ts';
import type { TokenKey } from './token-key.ts';
import type { TokenSettings } from './token-settings.ts';
import type { IssueFailure, StoredToken, TokenStore } from './token-store.ts';

/** A token that was issued must not be lost to a hiccup of the store. */
const DELIVERY_ATTEMPTS = 5;
const DELIVERY_PAUSE_MS = 200;

interface TokenIssueParts {
  readonly key: TokenKey;
  readonly store: TokenStore;
  readonly issue: TokenCustodyOptions['issue'];
  readonly settings: TokenSettings;
  readonly clock: Clock;
  readonly tell: (event: TokenEvent) => void;
  readonly closing: AbortSignal;
}

/** Issues the token of a key for somebody who has claimed the right to, and settles the claim whatever happens. */
export class TokenIssue {
  readonly #parts: TokenIssueParts;

  constructor(parts: TokenIssueParts) {
    this.#parts = parts;
  }

  /**
   * @param claimedAtMs - monotonic time from before the claim was made: the lease ends no earlier than counted from it
   * @returns the token as stored; undefined when another one has taken over meanwhile
   * @throws {ProviderError} the attempt failed
   */
  async run(claimant: string, claimedAtMs: number, gate: Gate): Promise<StoredToken | undefined> {
    const { key, clock, settings, closing } = this.#parts;
    const ending = new AbortController();
    const signal = AbortSignal.any([ending.signal, closing]);
    const fence = new FencedGate(
      gate,
      key.provider,
      () => clock.monotonicMs() < claimedAtMs + settings.issueTimeoutMs,
    );
    const leftMs = claimedAtMs + settings.issueTimeoutMs - clock.monotonicMs();
    const tooLong = clock
      .sleep(leftMs, signal)
      .then(() =>
        Promise.reject(new ProviderUnavailableError(key.provider, 'The issue of a token took too long')),
      );
    let issued: IssuedToken;
    try {
      const attempt = this.#parts.issue({ key, signal, gate: fence });
      issued = await Promise.race([attempt, tooLong]);
      this.#check(issued);
    } catch (error) {
      throw await this.#failed(claimant, asIssueError(key.provider, error), fence.wasPassed);
    } finally {
      tooLong.catch(() => undefined);
      ending.abort();
    }
    return await this.#deliver(claimant, issued);
  }

  async #deliver(claimant: string, issued: IssuedToken): Promise<StoredToken | undefined> {
    const { key, store, settings, tell } = this.#parts;
    const reply = await this.#insist(() => store.deliver(key, claimant, issued, settings));
    if (reply.kind === 'fenced-off') {
      tell({ type: 'fenced-off', key });
      return undefined;
    }
    const { token, lifetimeMs } = reply;
    if (lifetimeMs <= 0 || lifetimeMs > settings.longestLifetimeMs) {
      const usedMs = Math.max(0, Math.min(lifetimeMs, settings.longestLifetimeMs));
      tell({ type: 'odd-expiry', key, lifetimeMs, usedMs });
    }
    tell({ type: 'issued', key, generation: token.generation, lifetimeMs });
    return token;
  }

  async #failed(claimant: string, error: ProviderError, wasSent: boolean): Promise<ProviderError> {
    const { key, store, settings, tell } = this.#parts;
    if (!wasSent) {
      await this.#insist(() => store.release(key, claimant));
      return error;
    }
    const failure: IssueFailure = {
      retry: error.retry === 'never' ? 'never' : 'safe',
      providerCode: error.providerCode ?? '',
    };
    const nextInMs = await this.#insist(() => store.fail(key, claimant, failure, settings));
    const withCode = error.providerCode === undefined ? {} : { providerCode: error.providerCode };
    tell({ type: 'issue-failed', key, code: error.code, ...withCode, nextInMs });
    if (error.retry === 'never') return error;
    return new ProviderUnavailableError(key.provider, error.message, { ...withCode, retryAfterMs: nextInMs });
  }

  async #insist<T>(operation: () => Promise<T>): Promise<T> {
    const { key, clock, tell } = this.#parts;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await operation();
      } catch {
        if (attempt === DELIVERY_ATTEMPTS) {
          tell({ type: 'store-unavailable', key });
          throw new ProviderUnavailableError(key.provider, `${key.provider}: the token store is away`);
        }
        await clock.sleep(DELIVERY_PAUSE_MS);
      }
    }
  }

  #check({ value, expiresAtMs, lifetimeMs }: IssuedToken): void {
    const { provider } = this.#parts.key;
    const hasEnd = Number.isFinite(expiresAtMs) || Number.isFinite(lifetimeMs);
    if (value !== '' && hasEnd) return;
    throw new ProviderUnavailableError(
      provider,
      `${provider} answered a token request without a token or its end`,
    );
  }
}

/** Passes end with the right to issue: what wakes up after its lease sends nothing. */
class FencedGate implements Gate {
  readonly #gate: Gate;
  readonly #provider: string;
  readonly #mayIssue: () => boolean;
  /** Whether anything may have been sent: a pass was found usable, which is looked at right before that. */
  wasPassed = false;

  constructor(gate: Gate, provider: string, mayIssue: () => boolean) {
    this.#gate = gate;
    this.#provider = provider;
    this.#mayIssue = mayIssue;
  }

  async enter(request: Parameters<Gate['enter']>[0]): ReturnType<Gate['enter']> {
    // A pass that is never usable would be exchanged for ever.
    if (!this.#mayIssue())
      throw new ProviderUnavailableError(this.#provider, 'The right to issue a token ran out');
    const pass = await this.#gate.enter(request);
    return {
      isUsable: () => {
        const isUsable = this.#mayIssue() && pass.isUsable();
        this.wasPassed ||= isUsable;
        return isUsable;
      },
      refused: (refusal) => pass.refused(refusal),
    };
  }
}

/** Anything that is no provider error is a defect; its text might hold anything, so only its name is told. */
function asIssueError(provider: string, error: unknown): ProviderError {
  if (isProviderError(error) && error.code !== 'ERR_CANCELLED') return error;
  const name = error instanceof Error ? error.name : typeof error;
  return new ProviderUnavailableError(provider, `${provider} issued no token (${name})`);
}
