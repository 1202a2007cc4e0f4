import { ProviderRejectedError, type ProviderRequest } from '@hub/provider';
import type { KiwoomAccount } from '../kiwoom-options.ts';
import type { KiwoomSettings } from '../kiwoom-settings.ts';
import { PROVIDER_NAME } from '../provider-name.ts';
import type { KiwoomTr } from '../registry/kiwoom-tr.ts';
import { trRegistry } from '../registry/tr-table.ts';

/** A task whose TR and account go together. */
export interface Authorised {
  readonly tr: KiwoomTr;
  /** Name of the account. */
  readonly name: string;
  readonly account: KiwoomAccount;
}

/**
 * What a task must be before its parameters are looked at: a TR there is, an account of this environment, which offers
 * the TR, and leave to order.
 *
 * @throws {ProviderRejectedError} nothing was sent
 */
export function authorise(settings: KiwoomSettings, { trId, account: name }: ProviderRequest): Authorised {
  const { environment, accounts, ordersAllowed } = settings;
  const account = accounts.get(name);
  // Not repeated in the message: what stands there may be an account's number.
  if (account === undefined)
    throw refusal(`no such account; there are: ${[...accounts.keys()].join(', ')}`, 'account');
  if (account.environment !== environment) {
    throw refusal(
      `account "${name}" is ${account.environment} and this provider is ${environment}`,
      'environment',
    );
  }
  const found = trRegistry.find(trId, environment);
  if (found.kind !== 'found') throw refusal(found.reason, found.kind === 'unknown' ? 'tr_id' : 'environment');
  const { tr } = found;
  if (tr.isToken) throw refusal(`${tr.id} is the hub's own: tokens never leave it`, 'tr_id');
  if (tr.class === 'order' && !ordersAllowed.has(name)) {
    throw refusal(`orders are off for account "${name}"`, 'orders');
  }
  return { tr, name, account };
}

/** What the hub itself refused: `providerCode` says which of its checks. */
export function refusal(reason: string, check: string): ProviderRejectedError {
  const message = `${PROVIDER_NAME}: ${reason}. Nothing was sent.`;
  return new ProviderRejectedError(PROVIDER_NAME, message, { providerCode: `hub-${check}` });
}
