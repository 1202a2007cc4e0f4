import { type Gate, ProviderRejectedError, ProviderUnavailableError } from '@hub/provider';
import type { IssueContext, IssuedToken } from '../../src/index.ts';

export const DAY_MS = 86_400_000;
const SIX_HOURS_MS = 6 * 3_600_000;

interface TestBrokerOptions {
  /** The broker's own clock, epoch milliseconds. */
  readonly nowMs: () => number;
  /** How long an issue takes. */
  readonly delay: () => Promise<void>;
  readonly lifetimeMs?: number;
}

/**
 * The token endpoint as KIS documents it: valid 24 h, the same one for six hours, one request a minute (kis-api 2 [H]).
 * It keeps the time of every attempt.
 */
export class TestBroker {
  readonly attemptsMs: number[] = [];
  readonly issues: string[] = [];
  /** Requests within a minute of the last one. */
  hasty = 0;
  /** Answers are refused with this code. */
  refusal: { readonly code: string; readonly retry: 'never' | 'safe' } | undefined;
  readonly #options: TestBrokerOptions;
  /** When each living token ends; a new one leaves those before it alive. */
  readonly #endsMs = new Map<string, number>();
  #lastIssueMs = Number.NEGATIVE_INFINITY;

  constructor(options: TestBrokerOptions) {
    this.#options = options;
  }

  readonly issue = async ({ key, signal, gate }: IssueContext): Promise<IssuedToken> => {
    const { nowMs, delay, lifetimeMs = DAY_MS } = this.#options;
    const pass = await gate.enter({ scopes: [`${key.provider}:token`], purpose: 'token', signal });
    if (!pass.isUsable()) throw new ProviderUnavailableError(key.provider, 'Too late');
    const atMs = nowMs();
    if (atMs - (this.attemptsMs.at(-1) ?? Number.NEGATIVE_INFINITY) < 60_000) this.hasty += 1;
    this.attemptsMs.push(atMs);
    if (this.refusal === undefined && atMs - this.#lastIssueMs >= Math.min(SIX_HOURS_MS, lifetimeMs)) {
      this.#lastIssueMs = atMs;
      this.issues.push(`secret-${this.issues.length + 1}`);
      this.#endsMs.set(`secret-${this.issues.length}`, atMs + lifetimeMs);
    }
    await delay();
    if (this.refusal !== undefined) {
      const { code, retry } = this.refusal;
      const options = { providerCode: code };
      throw retry === 'never'
        ? new ProviderRejectedError(key.provider, 'Refused', options)
        : new ProviderUnavailableError(key.provider, 'Not now', options);
    }
    return {
      value: this.issues.at(-1) ?? '',
      expiresAtMs: this.#lastIssueMs + lifetimeMs,
      serverDateMs: nowMs(),
    };
  };

  /** All tokens are worthless at once, and the next request gets another one. */
  kill(): void {
    this.#lastIssueMs = Number.NEGATIVE_INFINITY;
    this.#endsMs.clear();
  }

  isAlive(value: string): boolean {
    return this.#options.nowMs() < (this.#endsMs.get(value) ?? 0);
  }

  /** The shortest time between two attempts, milliseconds. */
  get closestMs(): number {
    return Math.min(...this.attemptsMs.slice(1).map((atMs, index) => atMs - (this.attemptsMs[index] ?? 0)));
  }
}

/** A gate that never opens. */
export const shutGate: Gate = {
  enter: ({ signal }) =>
    new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => reject(new ProviderUnavailableError('KIS', 'No permits')), {
        once: true,
      });
    }),
};
