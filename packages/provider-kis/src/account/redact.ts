import type { KisAccount } from './kis-account.ts';

/** Shorter values would black out ordinary words. */
const SHORTEST_SECRET = 6;

/** Takes whatever an account keeps secret out of a text of the broker, and brings the text to a decent length. */
export function redact(text: string, account: KisAccount, token?: string): string {
  const { appKey, appSecret, accountNumber } = account;
  let redacted = text;
  for (const secret of [appSecret, appKey, accountNumber, token]) {
    if (secret !== undefined && secret.length >= SHORTEST_SECRET)
      redacted = redacted.replaceAll(secret, '***');
  }
  return redacted.trim().slice(0, 200);
}
