import { atKoreanTime, tradingDayOf } from '../../clock/korean-time.ts';
import type { Responder } from '../answers/tr-answer.ts';
import { fillRow } from '../facts/fill-row.ts';
import { offsetPage } from '../paging/offset-page.ts';
import { accountMessage } from './account-evaluation.ts';
import { isSale, sumOf, tradesOf } from './sales.ts';
import { valuedAccount } from './valued-positions.ts';

const dayMs = 24 * 60 * 60 * 1000;
const mostDays = 366;

/**
 * kt00002: assets by calendar day, weekends too, oldest first (kiwoom catalogue [A]). The ledger keeps no past balances, so
 * every day has those of now.
 */
export const assetsByDay: Responder = (call) => {
  const { spec, body, account, world, at } = call;
  const { state, assets } = valuedAccount(account, world, at);
  const first = atKoreanTime(body['start_dt'] ?? '', '000000');
  const last = Math.min(atKoreanTime(body['end_dt'] ?? '', '000000'), at, first + mostDays * dayMs);
  const days: string[] = [];
  for (let midnight = first; midnight <= last; midnight += dayMs) days.push(tradingDayOf(midnight));
  const page = offsetPage(days, call);
  if ('kind' in page) return page;
  return {
    kind: 'answer',
    rows: page.rows.map((day) =>
      fillRow({
        fields: spec.row,
        facts: { day },
        seed: spec.id,
        values: { entr: state.cash, prsm_dpst_aset_amt: assets, prsm_dpst_aset_amt_bncr_skip: assets },
        unknown: 'zero',
      }),
    ),
    nextKey: page.nextKey,
    message: accountMessage,
  };
};

/** kt00008: what of the last day's trades will be settled, two trading days after it. */
export const settlements: Responder = (call) => {
  const { spec, world, at } = call;
  const { calendar } = world.market;
  const day = calendar.currentDay(at);
  const trades = tradesOf(call).filter((trade) => trade.day === day);
  const page = offsetPage(trades, call);
  if ('kind' in page) return page;
  return {
    kind: 'answer',
    top: fillRow({
      fields: spec.top,
      facts: {},
      seed: spec.id,
      values: {
        trde_dt: day,
        setl_dt: calendar.shift(day, 2),
        sell_amt_sum: sumOf(trades, (trade) => (isSale(trade) ? trade.amount : 0)),
        buy_amt_sum: sumOf(trades, (trade) => (isSale(trade) ? 0 : trade.amount)),
      },
    }),
    rows: page.rows.map((trade, place) =>
      fillRow({
        fields: spec.row,
        facts: { listing: trade.listing },
        seed: spec.id,
        values: {
          seq: String(page.offset + place + 1),
          qty: trade.execution.quantity,
          engg_amt: trade.amount,
          cmsn: trade.fee,
          sell_tp: isSale(trade) ? '매도' : '매수',
          unp: trade.execution.price,
          exct_amt: isSale(trade) ? trade.amount - trade.fee - trade.tax : trade.amount + trade.fee,
          trde_tax: trade.tax,
          crd_tp: '현금',
        },
        unknown: 'zero',
      }),
    ),
    nextKey: page.nextKey,
    message: accountMessage,
  };
};

/** kt00015: trades of a span of days as the account book has them. */
export const tradeBook: Responder = (call) => {
  const { spec, body, account } = call;
  const trades = tradesOf(call).filter(
    ({ day }) => day >= (body['strt_dt'] ?? '') && day <= (body['end_dt'] ?? ''),
  );
  const page = offsetPage(trades, call);
  if ('kind' in page) return page;
  return {
    kind: 'answer',
    top: fillRow({
      fields: spec.top,
      facts: {},
      seed: spec.id,
      values: { acnt_no: account },
      unknown: 'zero',
    }),
    rows: page.rows.map((trade) =>
      fillRow({
        fields: spec.row,
        facts: { listing: trade.listing, day: trade.day },
        seed: spec.id,
        values: {
          trde_no: trade.execution.number,
          rmrk_nm: isSale(trade) ? '장내매도' : '장내매수',
          exct_amt: isSale(trade) ? trade.amount - trade.fee - trade.tax : trade.amount + trade.fee,
          crnc_cd: 'KRW',
          trde_kind_nm: isSale(trade) ? '매도' : '매수',
          trde_amt: trade.amount,
          trde_agri_tax: trade.tax,
        },
        unknown: 'zero',
      }),
    ),
    nextKey: page.nextKey,
    message: accountMessage,
  };
};

/** kt00016: a span of days in sums; balances at its two ends are those of now, as in kt00002. */
export const periodSummary: Responder = ({ spec, account, world, at }) => {
  const { state, value } = valuedAccount(account, world, at);
  return {
    kind: 'answer',
    top: fillRow({
      fields: spec.top,
      facts: {},
      seed: spec.id,
      values: {
        entr_fr: state.cash,
        entr_to: state.cash,
        scrt_evlt_amt_fr: value,
        scrt_evlt_amt_to: value,
      },
      unknown: 'zero',
    }),
    message: accountMessage,
  };
};
