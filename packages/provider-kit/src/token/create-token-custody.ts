import { randomUUID } from 'node:crypto';
import { openGate } from '../open-gate.ts';
import { systemClock, systemRandom } from '../system-clock.ts';
import type { TokenCustody, TokenCustodyOptions } from './token-custody.ts';
import type { TokenEvent } from './token-event.ts';
import { TokenIssue } from './token-issue.ts';
import { TokenKeeper } from './token-keeper.ts';
import { type TokenKey, tokenKeyText } from './token-key.ts';
import { tokenSettings } from './token-settings.ts';

/**
 * Keeps the tokens of one provider for this process; together with all others that share the store, one token per key.
 *
 * @throws {RangeError} settings that contradict each other
 */
export function createTokenCustody(options: TokenCustodyOptions): TokenCustody {
  const { store, issue, clock = systemClock, random = systemRandom } = options;
  const settings = tokenSettings(options.settings);
  const closing = new AbortController();
  const keepers = new Map<string, TokenKeeper>();
  const tell = (event: TokenEvent): void => {
    try {
      options.onEvent?.(event);
    } catch {
      // A listener's fault is no reason to lose a token.
    }
  };

  function keeperOf(key: TokenKey): TokenKeeper {
    const name = tokenKeyText(key);
    const known = keepers.get(name);
    if (known !== undefined) return known;
    const issuer = new TokenIssue({ key, store, issue, settings, clock, tell, closing: closing.signal });
    const claimant = randomUUID();
    const keeper = new TokenKeeper({
      key,
      store,
      issuer,
      claimant,
      settings,
      clock,
      random,
      tell,
      closing: closing.signal,
    });
    keepers.set(name, keeper);
    return keeper;
  }

  return {
    token: ({ key, signal, gate = openGate(key.provider) }) => keeperOf(key).token(signal, gate),
    markDead: (key, generation, reason) => keeperOf(key).markDead(generation, reason),
    async close() {
      closing.abort();
      await Promise.all([...keepers.values()].map((keeper) => keeper.settled()));
    },
  };
}
