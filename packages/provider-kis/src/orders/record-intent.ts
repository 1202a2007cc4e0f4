import { type CallContext, CancelledError, isProviderError, ProviderUnavailableError } from '@hub/provider';
import type { PlannedCall } from '../call/planned-call.ts';
import type { KisSettings } from '../kis-settings.ts';
import { orderIntent } from './order-intent.ts';

/**
 * Has the intent of an order kept before anything is sent.
 *
 * @throws {ProviderUnavailableError} it could not be kept, so nothing was sent
 * @throws {CancelledError} the signal fired meanwhile
 */
export async function recordIntent(
  settings: KisSettings,
  call: PlannedCall,
  context: CallContext,
): Promise<void> {
  const { tr, sentId, accountName, values } = call;
  const intent = orderIntent({
    environment: settings.environment,
    account: accountName,
    taskId: context.taskId,
    tr,
    sentId,
    values,
    nowMs: settings.brokerClock.now(),
  });
  try {
    await settings.onOrderIntent(intent);
  } catch (cause) {
    // Whoever keeps the records may refuse: the order was on its way before.
    if (isProviderError(cause)) throw cause;
    const message = 'The intent of the order could not be recorded, so nothing was sent to KIS';
    throw new ProviderUnavailableError('KIS', message, { cause });
  }
  if (context.signal.aborted) throw new CancelledError('KIS', { cause: context.signal.reason });
}
