import { ProviderRejectedError, type ProviderRequest } from '@hub/provider';
import type { KisAccount } from '../account/kis-account.ts';
import { unmaskAccount } from '../account/mask-account.ts';
import type { KisSettings } from '../kis-settings.ts';
import { resolveParams } from '../params/resolve-params.ts';
import { findTr } from '../registry/find-tr.ts';
import type { KisTr } from '../registry/kis-tr.ts';
import { koreanMomentOf } from '../time/korean-moment.ts';
import type { PlannedCall } from './planned-call.ts';

/**
 * Decides whether and how a task is sent. Environment, account, TR and parameters must agree before a call is spent.
 *
 * @throws {ProviderRejectedError} it is not sent, with everything that is wrong
 */
export function planCall(settings: KisSettings, request: ProviderRequest): PlannedCall {
  const { environment, brokerClock } = settings;
  const account = accountOf(settings, request.account);
  const found = findTr(request.trId, environment);
  if (found.kind === 'refused') throw notSent([found.reason]);
  const { tr, sentId, note } = found;
  checkOrder(settings, tr, request.account);

  const resolved = resolveParams(tr, request.params, {
    environment,
    accountNumber: account.accountNumber,
    productCode: account.productCode ?? '01',
    now: koreanMomentOf(brokerClock.now()),
  });
  if ('faults' in resolved) throw notSent(resolved.faults);
  const { range, warnings } = resolved;
  return {
    tr,
    sentId,
    accountName: request.account,
    account,
    asked: request.params,
    values: unmaskAccount(resolved.values, account),
    ...(range === undefined ? {} : { range }),
    warnings: [...(note === undefined ? [] : [note]), ...warnings],
  };
}

function accountOf({ accounts, environment }: KisSettings, name: string): KisAccount {
  const account = accounts.get(name);
  if (account === undefined) throw notSent([`there is no KIS account "${name}" in the configuration`]);
  if (account.environment !== environment) {
    throw notSent([
      `account "${name}" is a ${account.environment} account and this provider calls the ${environment} host`,
    ]);
  }
  return account;
}

function checkOrder({ ordersAllowed }: KisSettings, tr: KisTr, account: string): void {
  if (tr.class !== 'order' || ordersAllowed.has(account)) return;
  throw notSent([
    `${tr.id} is an order and account "${account}" may not order; orders are off unless allowed`,
  ]);
}

function notSent(faults: readonly string[]): ProviderRejectedError {
  return new ProviderRejectedError('KIS', `Nothing was sent to KIS: ${faults.join('; ')}`);
}
