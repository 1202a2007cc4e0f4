import type { TokenStore } from '@hub/provider-kit';

/** A store that tells of every token that passes, so that it can be kept out of texts. */
export function notingTokens(store: TokenStore, onToken: (value: string) => void): TokenStore {
  return {
    async look(key, claimant, settings) {
      const look = await store.look(key, claimant, settings);
      if (look.token !== undefined) {
        onToken(look.token.value);
      }
      return look;
    },
    deliver(key, claimant, delivery, settings) {
      onToken(delivery.value);
      return store.deliver(key, claimant, delivery, settings);
    },
    fail: (key, claimant, failure, settings) => store.fail(key, claimant, failure, settings),
    release: (key, claimant) => store.release(key, claimant),
    markDead: (key, generation) => store.markDead(key, generation),
  };
}
