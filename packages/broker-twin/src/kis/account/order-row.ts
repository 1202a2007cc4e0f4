import { hhmmss } from '../../clock/korean-time.ts';
import type { Order } from '../../ledger/ledger.ts';
import { whole } from '../quotes/number-text.ts';
import { type FieldSource, row } from '../transactions/outcome.ts';
import type { TransactionCall } from '../transactions/transaction-call.ts';
import { branchOf, orderNumberText } from './branch.ts';

const sideNames = { buy: '현금매수', sell: '현금매도' } as const;
const kindNames = { new: '', amend: '정정', cancel: '취소' } as const;

/** Fields of both order lists. */
export function orderSource(order: Order, { world }: TransactionCall): FieldSource {
  const listing = world.market.listing(order.code);
  const isLimit = order.limitPrice !== undefined;
  return row({
    ord_dt: order.day,
    ord_gno_brno: branchOf(world.environment),
    odno: orderNumberText(order.number),
    orgn_odno: order.originalNumber === undefined ? '' : orderNumberText(order.originalNumber),
    ord_dvsn_name: isLimit ? '지정가' : '시장가',
    // 01 sell, 02 buy: catalogue.
    sll_buy_dvsn_cd: order.side === 'sell' ? '01' : '02',
    sll_buy_dvsn_cd_name: sideNames[order.side] + kindNames[order.kind],
    rvse_cncl_dvsn_name: kindNames[order.kind],
    pdno: order.code,
    prdt_name: listing?.name ?? '',
    ord_qty: whole(order.quantity),
    ord_unpr: whole(order.limitPrice ?? 0),
    ord_tmd: hhmmss(order.placedAtMs),
    tot_ccld_qty: whole(order.filled),
    avg_prvs: averagePrice(order),
    cncl_yn: order.kind === 'cancel' ? 'Y' : '',
    tot_ccld_amt: whole(order.filledAmount),
    psbl_qty: whole(order.remaining),
    loan_dt: '',
    ordr_empno: 'OpnAPI',
    ord_dvsn_cd: isLimit ? '00' : '01',
    cncl_cfrm_qty: whole(order.cancelled),
    rmn_qty: whole(order.remaining),
    rjct_qty: '0',
    ccld_cndt_name: '없음',
    inqr_ip_addr: '010.000.000.001',
    cpbc_ordp_ord_rcit_dvsn_cd: '',
    cpbc_ordp_infm_mthd_dvsn_cd: '',
    infm_tmd: '000000',
    ctac_tlno: '',
    prdt_type_cd: '300',
    excg_dvsn_cd: listing?.market === 'KOSDAQ' ? '03' : '02',
    cpbc_ordp_mtrl_dvsn_cd: '',
    ord_orgno: '00000',
    rsvn_ord_end_dt: '',
    excg_id_dvsn_cd: 'KRX',
    excg_id_dvsn_name: 'KRX',
    stpm_cndt_pric: '0',
    stpm_efct_occr_dtmd: '',
    stpm_efct_occr_yn: '',
    mgco_aptm_odno: '',
  });
}

/** Whole if it is (fixture daily-ccld), else up to four places. */
function averagePrice({ filled, filledAmount }: Order): string {
  return filled === 0 ? '0' : String(Math.round((filledAmount / filled) * 10_000) / 10_000);
}
