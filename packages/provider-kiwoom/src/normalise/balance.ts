import { utcText } from '@hub/provider-kit';
import type { Balance, Holding } from '@hub/task-schema';
import { readSymbol } from '../request/symbol-text.ts';
import { given } from './given.ts';
import { type RawRow, type RowReader, rowReader } from './row-reader.ts';
import { type AnswerSource, SOURCE_TYPE } from './source.ts';

type Names<Model> = Readonly<Partial<Record<keyof Model, string>>>;

interface BalanceKeys {
  readonly account: Names<Balance>;
  readonly holding: Names<Holding>;
}

/** What the three balance TRs call the same figures (kiwoom-trs kt00004, kt00005, kt00018); all are in won. */
const keys: ReadonlyMap<string, BalanceKeys> = new Map<string, BalanceKeys>([
  [
    'kt00018',
    {
      account: {
        cost: 'tot_pur_amt',
        value: 'tot_evlt_amt',
        total: 'prsm_dpst_aset_amt',
        profit: 'tot_evlt_pl',
        profit_percent: 'tot_prft_rt',
      },
      holding: {
        quantity: 'rmnd_qty',
        sellable_quantity: 'trde_able_qty',
        average_price: 'pur_pric',
        price: 'cur_prc',
        cost: 'pur_amt',
        value: 'evlt_amt',
        profit: 'evltv_prft',
        profit_percent: 'prft_rt',
      },
    },
  ],
  [
    'kt00004',
    {
      account: {
        cash: 'entr',
        cash_d2: 'd2_entra',
        cost: 'tot_pur_amt',
        value: 'tot_est_amt',
        total: 'prsm_dpst_aset_amt',
      },
      holding: {
        quantity: 'rmnd_qty',
        average_price: 'avg_prc',
        price: 'cur_prc',
        cost: 'pur_amt',
        value: 'evlt_amt',
        profit: 'pl_amt',
        profit_percent: 'pl_rt',
      },
    },
  ],
  [
    'kt00005',
    {
      account: { cash: 'entr', cash_d1: 'entr_d1', cash_d2: 'entr_d2', orderable_cash: 'ord_alowa' },
      holding: {
        quantity: 'cur_qty',
        average_price: 'buy_uv',
        price: 'cur_prc',
        cost: 'pur_amt',
        value: 'evlt_amt',
        profit: 'evltv_prft',
        profit_percent: 'pl_rt',
      },
    },
  ],
]);

/** Money and positions; figures are padded with zeros and their signs are their own (kiwoom-api 7 [A]). */
export function balanceOf(source: AnswerSource): Balance | undefined {
  const names = keys.get(source.id);
  if (names === undefined) return undefined;
  const { account: at } = names;
  const read = rowReader(source.summary);
  return {
    account: source.account,
    time: utcText(source.answeredAtMs),
    ...given({
      cash: read.signed(at.cash, 'cash'),
      cash_d1: read.signed(at.cash_d1, 'cash_d1'),
      cash_d2: read.signed(at.cash_d2, 'cash_d2'),
      orderable_cash: read.quantity('orderable_cash', at.orderable_cash),
      cost: read.quantity('cost', at.cost),
      value: read.quantity('value', at.value),
      total: read.signed(at.total, 'total'),
      profit: read.signed(at.profit, 'profit'),
      profit_percent: read.signed(at.profit_percent),
    }),
    ...saturatedOf(read),
    holdings: source.rows.flatMap((row) => holdingOf(names.holding, row) ?? []),
    source_type: SOURCE_TYPE,
  };
}

function holdingOf(at: Names<Holding>, row: RawRow): Holding | undefined {
  const read = rowReader(row);
  const symbol = readSymbol(read.text('stk_cd') ?? '')?.code;
  const quantity = read.price(at.quantity);
  if (symbol === undefined || quantity === undefined) return undefined;
  return {
    symbol,
    quantity,
    ...given({
      name: read.text('stk_nm'),
      sellable_quantity: read.price(at.sellable_quantity),
      average_price: read.price(at.average_price),
      price: read.price(at.price),
      cost: read.quantity('cost', at.cost),
      value: read.quantity('value', at.value),
      profit: read.signed(at.profit, 'profit'),
      profit_percent: read.signed(at.profit_percent),
    }),
    ...saturatedOf(read),
  };
}

/** After all figures were read. */
function saturatedOf(read: RowReader): Pick<Holding, 'saturated_fields'> {
  return given({ saturated_fields: read.saturated() });
}
