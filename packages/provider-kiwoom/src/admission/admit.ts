import type { ProviderRequest } from '@hub/provider';
import { koreanDayOf } from '@hub/provider-kit';
import type { KiwoomSettings } from '../kiwoom-settings.ts';
import { buildRequest } from '../request/build-request.ts';
import type { KiwoomRequest } from '../request/kiwoom-request.ts';
import { type Authorised, refusal } from './authorise.ts';

/** A task that may be sent. */
export interface Admitted extends Authorised {
  readonly built: KiwoomRequest;
}

/**
 * Checks the parameters of a task and writes them the broker's way.
 *
 * @throws {ProviderRejectedError} with every fault at once; nothing was sent
 */
export function admit(
  { environment, brokerClock }: KiwoomSettings,
  authorised: Authorised,
  { params }: ProviderRequest,
): Admitted {
  const built = buildRequest(authorised.tr, params, koreanDayOf(brokerClock.now()));
  if ('faults' in built) throw refusal(built.faults.join('; '), 'params');
  // Mock investment has KRX only; an order or account query for another venue comes back as RC9000 (kiwoom-api 8 [A]).
  const venue = built.body['dmst_stex_tp'] ?? '';
  if (environment === 'paper' && (venue === 'NXT' || venue === 'SOR')) {
    throw refusal(`dmst_stex_tp: paper has KRX only, not ${venue}`, 'environment');
  }
  return { ...authorised, built };
}
