import type { Venue } from '../../market/market.ts';
import { type Refusal, refusal } from '../transactions/outcome.ts';
import type { TransactionCall } from '../transactions/transaction-call.ts';

/** kis-api 9: J = KRX, NX = NXT, UN = both [M]. ETF and ELW letters mean KRX as well. */
const venues: Readonly<Record<string, Venue>> = {
  J: 'KRX',
  NX: 'NXT',
  UN: 'ALL',
  W: 'KRX',
  E: 'KRX',
  '': 'KRX',
};

/** kis-errors.json: OPSQ2001 for an invalid market code; paper knows J only (kis-api 9 [M]). */
export function venueOf({ parameter, world }: TransactionCall): Venue | Refusal {
  const venue = venues[parameter('FID_COND_MRKT_DIV_CODE')];
  if (venue === undefined || (world.environment === 'paper' && venue !== 'KRX')) {
    return refusal('2', 'OPSQ2001', 'ERROR : INPUT INVALID_CHECK_MRKT_DIV_CODE');
  }
  return venue;
}
