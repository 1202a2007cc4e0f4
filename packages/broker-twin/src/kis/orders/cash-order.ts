import { hhmmss } from '../../clock/korean-time.ts';
import type { Order, OrderOutcome } from '../../ledger/ledger.ts';
import { branchOf, orderNumberText } from '../account/branch.ts';
import { orderSent, paperBuySent, paperSellSent } from '../reply/messages.ts';
import { answer, type Message, type Outcome, row } from '../transactions/outcome.ts';
import type { Responder, TransactionCall } from '../transactions/transaction-call.ts';
import { orderKind } from './order-kind.ts';
import { kindNotAllowed, orderRefusal } from './order-refusal.ts';

/** TTTC0012U, and margin buying TTTC0052U, which the twin pays in cash. */
export const buy = cashOrder('buy');
/** TTTC0011U, TTTC0051U */
export const sell = cashOrder('sell');

function cashOrder(side: 'buy' | 'sell'): Responder {
  return (call) => {
    const { parameter, world, account, at } = call;
    const code = parameter('PDNO').trim().toUpperCase();
    const venue = parameter('EXCG_ID_DVSN_CD').trim() || 'KRX';
    const kind = orderKind({
      code: parameter('ORD_DVSN').trim(),
      venue,
      price: wholeNumber(parameter('ORD_UNPR')),
      side,
      quote: world.stocks.quote(code, at),
    });
    // Paper takes KRX only: notes of the catalogue.
    if (kind === undefined || (world.environment === 'paper' && venue !== 'KRX')) return kindNotAllowed;
    const { limitPrice, lifetime } = kind;
    const request = { account, code, side, lifetime, quantity: wholeNumber(parameter('ORD_QTY')) };
    const outcome = world.ledger.place(limitPrice === undefined ? request : { ...request, limitPrice }, at);
    return orderAnswer(call, outcome);
  };
}

/** TTTC0013U: 01 amends, 02 cancels; QTY_ALL_ORD_YN Y means all that is left. kis-api 10 */
export const amendOrCancel: Responder = (call) => {
  const { parameter, world, account, at } = call;
  const orderNumber = Number(parameter('ORGN_ODNO').trim());
  const isAll = parameter('QTY_ALL_ORD_YN').trim() === 'Y';
  const part = isAll ? {} : { quantity: wholeNumber(parameter('ORD_QTY')) };
  const original = { account, orderNumber, ...part };
  if (parameter('RVSE_CNCL_DVSN_CD') === '02') return orderAnswer(call, world.ledger.cancel(original, at));
  const limitPrice = wholeNumber(parameter('ORD_UNPR'));
  const isMarket = parameter('ORD_DVSN') === '01' || limitPrice === 0;
  return orderAnswer(call, world.ledger.amend(isMarket ? original : { ...original, limitPrice }, at));
};

function orderAnswer({ world, at }: TransactionCall, outcome: OrderOutcome): Outcome {
  if (!outcome.accepted) return orderRefusal(outcome.reason, world, at);
  const { order } = outcome;
  return answer(
    {
      // In capital letters: kis-api 10.
      output: row({
        KRX_FWDG_ORD_ORGNO: branchOf(world.environment),
        ODNO: orderNumberText(order.number),
        ORD_TMD: hhmmss(order.placedAtMs),
      }),
    },
    { message: sentMessage(world.environment, order) },
  );
}

function sentMessage(environment: 'real' | 'paper', { side }: Order): Message {
  if (environment === 'real') return orderSent;
  return side === 'buy' ? paperBuySent : paperSellSent;
}

/** NaN becomes 0, which the ledger refuses as a quantity and as a price. */
function wholeNumber(text: string): number {
  const value = Number(text);
  return Number.isInteger(value) ? value : 0;
}
