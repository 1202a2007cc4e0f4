import type { OperationClass } from '@hub/provider';
import type { ParamSpec } from '@hub/provider-kit';

/** What the catalogue does not know of a parameter: the plain names that mean it, their words, and its default. */
export type ParamDialect = Pick<ParamSpec, 'plain' | 'words' | 'default'>;

const onOff = { true: '1', false: '0', 1: '1', 0: '0' };
const scopes = ['1', '3', '5', '10', '15', '30', '45', '60'];

/** Tick and minute charts have their interval in `tic_scope`; which values are allowed is in the catalogue. */
const scopeWords = (unit: 't' | 'm', one: string): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    scopes.flatMap((count) => [
      [`${count}${unit}`, count],
      [count, count],
    ]),
  ),
  [one]: '1',
  ...(unit === 'm' ? { '1h': '60' } : {}),
});
const ticks: ParamDialect = {
  plain: ['interval', 'timeframe'],
  words: scopeWords('t', 'tick'),
  default: '1',
};
const minutes: ParamDialect = {
  plain: ['interval', 'timeframe'],
  words: scopeWords('m', 'minute'),
  default: '1',
};

const byName: Readonly<Record<string, ParamDialect>> = {
  stk_cd: { plain: ['symbol', 'symbols'] },
  inds_cd: { plain: ['symbol'] },
  upd_stkpc_tp: { plain: ['adjusted'], words: onOff, default: '1' },
  sell_tp: { plain: ['side'], words: { all: '0', sell: '1', buy: '2' }, default: '0' },
  ord_qty: { plain: ['quantity'] },
  mdfy_qty: { plain: ['quantity'] },
  // 0 cancels what is left, kiwoom-api 10 [A]
  cncl_qty: { plain: ['quantity'], default: '0' },
  ord_uv: { plain: ['price'] },
  mdfy_uv: { plain: ['price'] },
  uv: { plain: ['price'] },
  cond_uv: { plain: ['stop_price'] },
  mdfy_cond_uv: { plain: ['stop_price'] },
  orig_ord_no: { plain: ['order_number'] },
  ord_no: { plain: ['order_number'] },
};

/** Venues of market-wide queries are digits, of accounts too with 0 for all (kiwoom-api 8 [A]); of orders, words. */
const byClass: Readonly<Record<OperationClass, Readonly<Record<string, ParamDialect>>>> = {
  quote: { stex_tp: { plain: ['market'], words: { krx: '1', nxt: '2', combined: '3' } } },
  account: {
    stex_tp: { plain: ['market'], words: { krx: '1', nxt: '2', combined: '0' }, default: '0' },
    dmst_stex_tp: { plain: ['market'], words: { krx: 'KRX', nxt: 'NXT' }, default: 'KRX' },
  },
  order: {
    dmst_stex_tp: {
      plain: ['market'],
      words: { krx: 'KRX', nxt: 'NXT', combined: 'SOR', sor: 'SOR' },
      default: 'KRX',
    },
    trde_tp: { plain: ['order_type'], words: { limit: '0', market: '3' } },
  },
};

const allVenues: ParamDialect = {
  plain: ['market'],
  words: { krx: 'KRX', nxt: 'NXT', sor: 'SOR', combined: '%' },
  default: '%',
};

const byTr: Readonly<Record<string, Readonly<Record<string, ParamDialect>>>> = {
  ka10075: { trde_tp: { plain: ['side'], words: { all: '0', sell: '1', buy: '2' }, default: '0' } },
  ka10079: { tic_scope: ticks },
  ka10080: { tic_scope: minutes },
  ka10084: { tdy_pred: { default: '1' }, tic_min: { default: '0' }, tm: { plain: ['time'] } },
  ka10086: { indc_tp: { default: '0' } },
  ka20004: { tic_scope: ticks },
  ka20005: { tic_scope: minutes },
  kt00001: { qry_tp: { default: '3' } },
  kt00004: { qry_tp: { default: '0' } },
  kt00007: { qry_tp: { default: '1' }, stk_bond_tp: { default: '0' }, dmst_stex_tp: allVenues },
  kt00009: {
    qry_tp: { default: '0' },
    stk_bond_tp: { default: '0' },
    mrkt_tp: { default: '0' },
    dmst_stex_tp: allVenues,
  },
  kt00015: { tp: { default: '0' }, gds_tp: { default: '0' }, dmst_stex_tp: allVenues },
  kt00018: { qry_tp: { default: '1' } },
};

/** The most special entry wins: of the TR, of its class, of the name. */
export function dialectOf(trId: string, operationClass: OperationClass, name: string): ParamDialect {
  return byTr[trId]?.[name] ?? byClass[operationClass][name] ?? byName[name] ?? {};
}

/** Plain names that queries are known to carry though the TR has no use for them. Orders are taken literally. */
export const toleratedNames = [
  'symbol',
  'symbols',
  'market',
  'interval',
  'timeframe',
  'adjusted',
  'time',
  'date',
  'side',
] as const;
