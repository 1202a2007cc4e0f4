import type { Provider } from '@hub/provider';
import { type ClaimedTask, limitedLane } from '@hub/queue-client';
import type { RateLimiter } from '@hub/rate-limiter';
import type { Receipt } from '../task/receipt.ts';
import type { LanePermits } from './lane-permits.ts';
import { PermitGate } from './permit-gate.ts';

/** Opens the way out for the requests of one task; undefined for a provider nobody limits. */
export type OpenGate = (provider: Provider, claimed: ClaimedTask, receipt: Receipt) => PermitGate | undefined;

export function gatesOf(
  permits: LanePermits,
  limiter: RateLimiter,
  onError: (error: unknown) => void,
): OpenGate {
  return ({ name }, claimed, receipt) => {
    const lane = limitedLane(permits.limited, claimed.task);
    if (lane === undefined) {
      return undefined;
    }
    return new PermitGate({
      provider: name,
      lane,
      permits,
      limiter,
      queue: claimed.queue,
      laned: claimed.laned,
      remainingMs: () => claimed.remainingMs,
      onPermit: (waitedMs, scope) => receipt.permit(waitedMs, scope),
      onError,
    });
  };
}
