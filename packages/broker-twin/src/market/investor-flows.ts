import type { DayPlan } from './day-plan.ts';
import type { InvestorFlows } from './market.ts';
import { signed } from './noise.ts';

const draw = { foreign: 31, institution: 32, foreignPrice: 33, institutionPrice: 34 };

/** What one class bought, another sold: shares and won sum to zero. */
export function flowsOf({ key, volume, turnover, high, low }: DayPlan): InvestorFlows {
  if (volume === 0) return { individual: none, foreign: none, institution: none };
  const average = turnover / volume;
  const flow = (share: number, name: number, priceName: number) => {
    const quantity = Math.round(volume * share * signed(key, name));
    return {
      quantity,
      amount: Math.round(quantity * (average + 0.1 * (high - low) * signed(key, priceName))),
    };
  };
  const foreign = flow(0.16, draw.foreign, draw.foreignPrice);
  const institution = flow(0.1, draw.institution, draw.institutionPrice);
  return {
    individual: {
      quantity: 0 - foreign.quantity - institution.quantity,
      amount: 0 - foreign.amount - institution.amount,
    },
    foreign,
    institution,
  };
}

const none = { quantity: 0, amount: 0 };
