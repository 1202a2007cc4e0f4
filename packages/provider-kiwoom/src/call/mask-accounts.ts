import type { RawRow } from '../normalise/row-reader.ts';

/** Keys that hold an account number: `acctNo`, `acnt_no` (kiwoom-trs ka00001, ka10075, ka10088, kt00015) and their like. */
const accountKey = /^(?:acct|acnt|account)_?(?:no|num|number)$/i;

/** `8123456711` becomes `********11`. */
export function maskAccounts(row: RawRow): RawRow {
  const masked: Record<string, unknown> = { ...row };
  for (const [key, text] of Object.entries(row)) {
    if (typeof text === 'string' && accountKey.test(key)) masked[key] = text.replace(/.(?=..)/g, '*');
  }
  return masked;
}
