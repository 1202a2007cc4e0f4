import type { Responder } from '../answers/tr-answer.ts';
import { fillRow } from '../facts/fill-row.ts';
import { accountMessage } from './account-evaluation.ts';
import { valuedAccount } from './valued-positions.ts';

/** ka00001: the account of the app key. */
export const accountNumber: Responder = ({ account }) => ({ kind: 'answer', top: { acctNo: account } });

/** kt00001: deposits. What was sold is cash at once here, so every day's deposit is the same. */
export const deposits: Responder = ({ spec, account, world, at }) => {
  const { cash, orderableCash } = valuedAccount(account, world, at).state;
  return {
    kind: 'answer',
    top: fillRow({
      fields: spec.top,
      facts: {},
      seed: spec.id,
      values: {
        entr: cash,
        pymn_alow_amt: orderableCash,
        ord_alow_amt: orderableCash,
        '20stk_ord_alow_amt': orderableCash,
        '100stk_ord_alow_amt': orderableCash,
        d1_entra: cash,
        d1_pymn_alow_amt: orderableCash,
        d2_entra: cash,
        d2_pymn_alow_amt: orderableCash,
      },
      unknown: 'zero',
    }),
    rows: [],
    message: accountMessage,
  };
};

/** kt00003 and kt00017: what the account is worth. */
export const accountWorth: Responder = ({ spec, account, world, at }) => {
  const { assets, value, state } = valuedAccount(account, world, at);
  return {
    kind: 'answer',
    top: fillRow({
      fields: spec.top,
      facts: {},
      seed: spec.id,
      values: { prsm_dpst_aset_amt: assets, d2_entra: state.cash, gnrl_stk_evlt_amt_d2: value },
      unknown: 'zero',
    }),
    message: accountMessage,
  };
};
