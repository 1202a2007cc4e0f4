import type { EpochMs } from '../../clock/twin-clock.ts';
import type { BrokerContext } from '../../http/broker-context.ts';
import type { TrSpec } from '../catalogue/tr-spec.ts';
import type { Refusal } from '../envelope/refusal.ts';
import { tooManyOfAll, tooManyOfGroup, tooManyOfTr } from '../envelope/refusals.ts';
import type { KiwoomSwitches } from '../kiwoom-switches.ts';

export interface RateCheck {
  readonly spec: TrSpec;
  readonly appKey: string;
  readonly at: EpochMs;
  readonly window: BrokerContext['window'];
  readonly switches: KiwoomSwitches;
}

/** Over a limit: HTTP 429 at once, class 5. kiwoom-api 5: per (app key, TR) [A], sum and group limits exist [C] */
export function checkRate({ spec, appKey, at, window, switches }: RateCheck): Refusal | undefined {
  const ofTr = window(`${appKey}|${spec.id}`);
  if (!ofTr.admit(at)) {
    return tooManyOfTr(spec.id, switches.rateText === 'since_2026q2' ? ofTr.rule.limit : undefined);
  }
  if (switches.totalRule !== undefined) {
    const ofAll = window(`${appKey}|total`, switches.totalRule);
    if (!ofAll.admit(at)) return tooManyOfAll(ofAll.rule.limit);
  }
  if (switches.groupRule !== undefined) {
    const ofGroup = window(`${appKey}|${spec.path}`, switches.groupRule);
    if (!ofGroup.admit(at)) return tooManyOfGroup(ofGroup.rule.limit);
  }
  return undefined;
}
