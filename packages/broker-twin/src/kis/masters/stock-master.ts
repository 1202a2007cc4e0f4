import type { Listing } from '../../market/market.ts';
import { whole } from '../quotes/number-text.ts';
import { unknownSymbol } from '../transactions/about-stock.ts';
import { answer, either, type FieldSource, row } from '../transactions/outcome.ts';
import type { Responder } from '../transactions/transaction-call.ts';
import { isoCode } from './standard-code.ts';

/** 300 stock, ETF, ETN, ELW: notes of the catalogue. Other products are not in this market: their fields are invented. */
const STOCK_PRODUCT = '300';

/** CTPF1002R and CTPF1604R: what a listing is, past ones too. */
export const stockMaster: Responder = ({ parameter, world, at }) => {
  const code = parameter('PDNO').trim().toUpperCase();
  const product = parameter('PRDT_TYPE_CD').trim();
  const listing = world.market.listing(code);
  if (listing === undefined) {
    return product === STOCK_PRODUCT ? unknownSymbol : answer({ output: row({ pdno: code }) });
  }
  const quote = world.stocks.quote(code, at);
  const prices = row({
    thdt_clpr: whole(quote?.price ?? 0),
    bfdy_clpr: whole(quote?.previousClose ?? 0),
    tr_stop_yn: quote?.snapshot.halted === true ? 'Y' : 'N',
  });
  return answer({ output: either(masterSource(listing), prices) });
};

/** Names of 120 letters are the full ones; the twin has one name for all. */
function masterSource(listing: Listing): FieldSource {
  const { code, name, market, kind, listedShares, parValue, sector, listedOn, delistedOn = '' } = listing;
  const isKospi = market === 'KOSPI';
  return row({
    pdno: code.padStart(12, '0'),
    shtn_pdno: code,
    std_pdno: isoCode(code),
    prdt_type_cd: STOCK_PRODUCT,
    prdt_name: name,
    prdt_name120: name,
    prdt_abrv_name: name,
    prdt_eng_name: `TWIN ${code}`,
    prdt_eng_name120: `TWIN ${code}`,
    prdt_eng_abrv_name: `TWIN ${code}`,
    mket_id_cd: isKospi ? 'STK' : 'KSQ',
    scty_grp_id_cd: kind === 'etf' ? 'EF' : 'ST',
    excg_dvsn_cd: isKospi ? '02' : '03',
    setl_mmdd: '1231',
    lstg_stqt: whole(listedShares),
    lstg_cptl_amt: '0',
    cpta: whole(listedShares * parValue),
    papr: whole(parValue),
    scts_mket_lstg_dt: isKospi ? listedOn : '',
    scts_mket_lstg_abol_dt: isKospi ? delistedOn : '',
    kosdaq_mket_lstg_dt: isKospi ? '' : listedOn,
    kosdaq_mket_lstg_abol_dt: isKospi ? '' : delistedOn,
    frst_erlm_dt: listedOn,
    lstg_abol_dt: delistedOn,
    idx_bztp_mcls_cd_name: sector,
    std_idst_clsf_cd_name: sector,
    admn_item_yn: 'N',
    cptt_trad_tr_psbl_yn: listing.onNextrade ? 'Y' : 'N',
    nxt_tr_stop_yn: 'N',
    elec_scty_yn: 'Y',
  });
}
