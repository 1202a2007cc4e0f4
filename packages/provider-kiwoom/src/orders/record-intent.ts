import { type CallContext, CancelledError, isProviderError, ProviderUnavailableError } from '@hub/provider';
import type { Admitted } from '../admission/admit.ts';
import type { KiwoomSettings } from '../kiwoom-settings.ts';
import { PROVIDER_NAME } from '../provider-name.ts';
import { orderIntent } from './order-intent.ts';

/**
 * Has the intent of an order kept before anything is sent.
 *
 * @throws {ProviderUnavailableError} it could not be kept, so nothing was sent
 * @throws {CancelledError} the signal fired meanwhile
 */
export async function recordIntent(
  settings: KiwoomSettings,
  admitted: Admitted,
  context: CallContext,
): Promise<void> {
  const { tr, name, built } = admitted;
  const intent = orderIntent({
    environment: settings.environment,
    account: name,
    ...(context.taskId === undefined ? {} : { taskId: context.taskId }),
    tr,
    body: built.body,
    nowMs: settings.brokerClock.now(),
  });
  try {
    await settings.onOrderIntent(intent);
  } catch (cause) {
    // Whoever keeps the records may refuse: the order was on its way before.
    if (isProviderError(cause)) throw cause;
    const message = `The intent of the order could not be recorded, so nothing was sent to ${PROVIDER_NAME}`;
    throw new ProviderUnavailableError(PROVIDER_NAME, message, { cause });
  }
  if (context.signal.aborted) throw new CancelledError(PROVIDER_NAME, { cause: context.signal.reason });
}
