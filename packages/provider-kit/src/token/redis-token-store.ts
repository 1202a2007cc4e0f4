import deliverSource from './lua/deliver.lua';
import failSource from './lua/fail.lua';
import lookSource from './lua/look.lua';
import markDeadSource from './lua/mark-dead.lua';
import releaseSource from './lua/release.lua';
import type { RedisCommands } from './redis-commands.ts';
import { Script } from './script.ts';
import { isMirrored, type TokenKey } from './token-key.ts';
import { readDeath, readDelivery, readLook } from './token-replies.ts';
import type { TokenSettings } from './token-settings.ts';
import type {
  DeathReply,
  DeliveryReply,
  IssueFailure,
  TokenDelivery,
  TokenLook,
  TokenStore,
} from './token-store.ts';

const lookScript = new Script(lookSource);
const deliverScript = new Script(deliverSource);
const failScript = new Script(failSource);
const releaseScript = new Script(releaseSource);
const markDeadScript = new Script(markDeadSource);

export interface RedisTokenStoreOptions {
  /** `redis_key_prefix`. Default `api:token:`. */
  readonly prefix?: string;
  /** Test only: stands in for the server's clock, epoch milliseconds. */
  readonly nowMs?: () => number;
}

/**
 * Tokens of all processes, by the clock of Redis. The state of a key is the hash `{api:token:kis}:real:default`; the
 * default account's real token is also at `api:token:kis` as JSON (`access_token`, `expires_at`, `refreshed_at`,
 * `refresh_count`; times in unix seconds) until it ends, for programs that read it there.
 */
export class RedisTokenStore implements TokenStore {
  readonly #redis: RedisCommands;
  readonly #prefix: string;
  readonly #nowMs: () => number | '';

  constructor(redis: RedisCommands, { prefix = 'api:token:', nowMs }: RedisTokenStoreOptions = {}) {
    this.#redis = redis;
    this.#prefix = prefix;
    this.#nowMs = nowMs ?? (() => '');
  }

  async look(key: TokenKey, claimant: string, settings: TokenSettings): Promise<TokenLook> {
    const { leaseMs, spacingMs, attemptsPerHour, attemptsPerDay } = settings;
    const args = [this.#nowMs(), claimant, leaseMs, spacingMs, attemptsPerHour, attemptsPerDay];
    return readLook(await lookScript.run(this.#redis, [this.#stateKey(key)], args));
  }

  async deliver(
    key: TokenKey,
    claimant: string,
    delivery: TokenDelivery,
    settings: TokenSettings,
  ): Promise<DeliveryReply> {
    const { value, expiresAtMs = '', serverDateMs = '', lifetimeMs = '' } = delivery;
    const { spacingMs, refreshMarginMs, ttlBufferMs, longestLifetimeMs } = settings;
    const reply = await deliverScript.run(
      this.#redis,
      [this.#stateKey(key), this.#mirrorKey(key)],
      [
        ...[this.#nowMs(), claimant, value, expiresAtMs, serverDateMs, lifetimeMs],
        ...[spacingMs, refreshMarginMs, ttlBufferMs, longestLifetimeMs, isMirrored(key) ? 1 : 0],
      ],
    );
    return readDelivery(reply, value);
  }

  async fail(
    key: TokenKey,
    claimant: string,
    { retry, providerCode }: IssueFailure,
    { spacingMs, backoffFactor, maxRefreshRetries }: TokenSettings,
  ): Promise<number> {
    const args = [this.#nowMs(), claimant, retry, providerCode, spacingMs, backoffFactor, maxRefreshRetries];
    return Number(await failScript.run(this.#redis, [this.#stateKey(key)], args));
  }

  async release(key: TokenKey, claimant: string): Promise<void> {
    await releaseScript.run(this.#redis, [this.#stateKey(key)], [claimant]);
  }

  async markDead(key: TokenKey, generation: number): Promise<DeathReply> {
    const keys = [this.#stateKey(key), this.#mirrorKey(key)];
    const args = [this.#nowMs(), generation, isMirrored(key) ? 1 : 0];
    return readDeath(await markDeadScript.run(this.#redis, keys, args));
  }

  #mirrorKey({ provider }: TokenKey): string {
    return `${this.#prefix}${provider.toLowerCase()}`;
  }

  /** The braces keep it in the slot of the plain copy, so one script may touch both on a Cluster. */
  #stateKey(key: TokenKey): string {
    const { environment, account, egress } = key;
    const parts = [`{${this.#mirrorKey(key)}}`, environment, account];
    return [...parts, ...(egress === undefined ? [] : [egress])].join(':');
  }
}
