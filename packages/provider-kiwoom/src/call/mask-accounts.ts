import type { RawRow } from '../normalise/row-reader.ts';

/** Keys that hold an account number (kiwoom-trs ka00001, ka10075, ka10088, kt00015). */
const keys = ['acctNo', 'acnt_no'] as const;

/** `8123456711` becomes `********11`. */
export function maskAccounts(row: RawRow): RawRow {
  const masked: Record<string, unknown> = { ...row };
  for (const key of keys) {
    const text = masked[key];
    if (typeof text === 'string') masked[key] = text.replace(/.(?=..)/g, '*');
  }
  return masked;
}
