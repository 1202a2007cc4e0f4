import type { TwinCredential } from '../../http/broker-context.ts';
import type { Transaction } from '../catalogue/transaction.ts';
import { type Refusal, refusal } from '../transactions/outcome.ts';

/** An account TR works only with the account of the key. kis-errors.json: OPSQ2000 high */
export function checkAccount(
  transaction: Transaction,
  parameters: ReadonlyMap<string, string>,
  { account }: TwinCredential,
): Refusal | undefined {
  const number = parameters.get('CANO');
  if (transaction.kind === 'quote' || number === undefined) return undefined;
  const asked = `${number}-${parameters.get('ACNT_PRDT_CD') ?? ''}`;
  // Products of the same person share the number: 03 futures and options, 08 overseas futures.
  const isOwn = asked === account || isSideAccount(transaction, number, account);
  return isOwn ? undefined : refusal('2', 'OPSQ2000', 'ERROR : INPUT INVALID_CHECK_ACNO');
}

function isSideAccount({ path }: Transaction, number: string, account: string): boolean {
  return /futureoption/.test(path) && account.startsWith(`${number}-`);
}
