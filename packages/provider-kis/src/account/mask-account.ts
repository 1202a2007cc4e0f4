import type { KisAccount } from './kis-account.ts';

/** As wide as an account's number: the keys of a continuation have a fixed width (kis-api 5). */
const MASK = '********';

/**
 * Takes the account's number out of what the broker sent along: continuation keys repeat the query (kis-api 5), some
 * rows name the account. Figures that happen to look like it stay.
 */
export function maskAccount(
  body: Readonly<Record<string, unknown>>,
  { accountNumber }: KisAccount,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key, masked(key, value, accountNumber)]),
  );
}

/** Puts it back into the keys a caller returns. */
export function unmaskAccount(
  values: Readonly<Record<string, string>>,
  { accountNumber }: KisAccount,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      key.startsWith('CTX_AREA_') ? value.replaceAll(MASK, accountNumber) : value,
    ]),
  );
}

function masked(key: string, value: unknown, accountNumber: string): unknown {
  if (typeof value === 'string') {
    return /^(?:ctx_area_|cano|acnt)/i.test(key) ? value.replaceAll(accountNumber, MASK) : value;
  }
  if (Array.isArray(value)) return value.map((part: unknown) => masked(key, part, accountNumber));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]: [string, unknown]) => [name, masked(name, part, accountNumber)]),
  );
}
