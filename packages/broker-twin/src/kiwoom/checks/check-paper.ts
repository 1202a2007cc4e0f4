import type { TrSpec } from '../catalogue/tr-spec.ts';
import type { Refusal } from '../envelope/refusal.ts';
import { notOnPaper, serviceNotOnPaper } from '../envelope/refusals.ts';

/** The one TR whose refusal comes from the front; the others come from the account host. kiwoom-api 10 [B] */
const refusedByFront: ReadonlySet<string> = new Set(['ka01690']);

/** TRs that mock investment does not offer: 8104 or RC9000. */
export function checkPaper(spec: TrSpec, environment: 'real' | 'paper'): Refusal | undefined {
  if (environment === 'real' || spec.paper !== 'refused') return undefined;
  return refusedByFront.has(spec.id) ? notOnPaper() : serviceNotOnPaper();
}
