import type { KisEnvironment } from '../registry/environment.ts';

/** One set of credentials and the account it may act for. Keep it out of logs. */
export interface KisAccount {
  /** 36 characters. */
  readonly appKey: string;
  /** 180 characters. */
  readonly appSecret: string;
  /** The first 8 digits of the account's number. */
  readonly accountNumber: string;
  /** The last 2 digits: `01` stocks, `03` futures and options (kis-trs). Default `01`. */
  readonly productCode?: string;
  /** Which host the key belongs to. */
  readonly environment: KisEnvironment;
}

/** Names of accounts are part of scopes, Redis keys and metrics. */
const NAME = /^[\w.-]{1,64}$/;

/** @throws {TypeError} names the account and what is wrong, never a value */
export function checkAccounts(accounts: Readonly<Record<string, KisAccount>>): void {
  for (const [name, account] of Object.entries(accounts)) {
    if (!NAME.test(name)) throw new TypeError('the name of a KIS account is 1-64 letters, digits, _ . -');
    const faults = [
      ...(account.appKey === '' ? ['appKey is empty'] : []),
      ...(account.appSecret === '' ? ['appSecret is empty'] : []),
      ...(/^\d{8}$/.test(account.accountNumber) ? [] : ['accountNumber must be 8 digits']),
      ...(/^\d{2}$/.test(account.productCode ?? '01') ? [] : ['productCode must be 2 digits']),
    ];
    if (faults.length > 0) throw new TypeError(`KIS account ${name}: ${faults.join(', ')}`);
  }
}
