import type { Responder } from '../answers/tr-answer.ts';
import { seededNumber } from '../values/seeded-number.ts';
import { flatQuote } from './flat-quote.ts';

/**
 * ka10004: ten levels of each side. The changes of their quantities are made up, since the market keeps no former book;
 * here a plus is not written. kiwoom fixture ka10004 [A]
 */
export const orderBook: Responder = (call) => {
  const answer = flatQuote(call);
  if (answer.kind === 'refusal' || answer.top?.['sel_fpr_bid'] === '') return answer;
  const second = Math.floor(call.at / 1000);
  const top: Record<string, string> = { ...answer.top };
  let asksChange = 0;
  let bidsChange = 0;
  for (const name of Object.keys(top)) {
    if (!name.endsWith('_pre_req_pre') || name.startsWith('ovt')) continue;
    const chance = seededNumber(`${name}|${call.body['stk_cd'] ?? ''}|${second}`);
    const change = chance < 0.5 ? 0 : Math.round((chance - 0.75) * 2000);
    top[name] = String(change);
    if (name.startsWith('sel')) asksChange += change;
    else bidsChange += change;
  }
  top['tot_sel_req_jub_pre'] = String(asksChange);
  top['tot_buy_req_jub_pre'] = String(bidsChange);
  for (const name of ['ovt_sel_req_pre', 'ovt_sel_req', 'ovt_buy_req', 'ovt_buy_req_pre']) top[name] = '0';
  return { ...answer, top };
};
