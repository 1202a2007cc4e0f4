import { inventedValue } from '../invented/invented-value.ts';
import type { FieldSource } from '../transactions/outcome.ts';
import { bookFields } from './book-fields.ts';
import { change, decimal, percent, signOf, whole } from './number-text.ts';
import { rangeFields } from './range-fields.ts';
import type { StockField } from './stock-field.ts';
import type { StockQuote } from './stock-quote.ts';

/** What fields of any TR say about a stock: units of kis-api 6. */
const priceFields: Readonly<Record<string, StockField>> = {
  stck_prpr: ({ price }) => whole(price),
  prpr: ({ price }) => whole(price),
  now_pric: ({ price }) => whole(price),
  prdy_vrss: ({ difference }) => whole(difference),
  prdy_vrss_sign: (quote) =>
    signOf(quote.difference, { atUpper: quote.isAtUpperLimit, atLower: quote.isAtLowerLimit }),
  prdy_ctrt: ({ difference, previousClose }) => percent(difference, previousClose),
  acml_vol: ({ snapshot }) => whole(snapshot.bar.volume),
  acml_tr_pbmn: ({ snapshot }) => whole(snapshot.bar.turnover),
  stck_oprc: ({ snapshot }) => whole(snapshot.bar.open),
  stck_hgpr: ({ snapshot }) => whole(snapshot.bar.high),
  stck_lwpr: ({ snapshot }) => whole(snapshot.bar.low),
  stck_mxpr: ({ snapshot }) => whole(snapshot.upperLimit),
  stck_llam: ({ snapshot }) => whole(snapshot.lowerLimit),
  stck_sdpr: ({ previousClose }) => whole(previousClose),
  stck_prdy_clpr: ({ previousClose }) => whole(previousClose),
  stck_sspr: ({ previousClose }) => whole(Math.floor((previousClose * 0.76) / 10) * 10),
  rstc_wdth_prc: ({ snapshot }) => whole(snapshot.upperLimit - snapshot.bar.previousClose),
  wghn_avrg_stck_prc: ({ snapshot, price }) =>
    decimal(snapshot.bar.volume === 0 ? price : snapshot.bar.turnover / snapshot.bar.volume),
  prdy_vol: ({ dayBefore }) => whole(dayBefore?.volume ?? 0),
  prdy_vrss_vol: ({ snapshot, dayBefore }) => whole(snapshot.bar.volume - (dayBefore?.volume ?? 0)),
  prdy_vrss_vol_rate: ({ snapshot, dayBefore }) => percent(snapshot.bar.volume, dayBefore?.volume ?? 0),
  vol_inrt: ({ snapshot, dayBefore }) => change(snapshot.bar.volume, dayBefore?.volume ?? 0),
  stck_prdy_oprc: ({ dayBefore }) => whole(dayBefore?.open ?? 0),
  stck_prdy_hgpr: ({ dayBefore }) => whole(dayBefore?.high ?? 0),
  stck_prdy_lwpr: ({ dayBefore }) => whole(dayBefore?.low ?? 0),
  vol_tnrt: ({ snapshot }) => percent(snapshot.bar.volume, snapshot.listing.listedShares),
  avrg_vol: ({ snapshot }) => whole(snapshot.bar.volume),
  avrg_tr_pbmn: ({ snapshot }) => whole(snapshot.bar.turnover),
  tday_rltv: ({ strength }) => decimal(strength),
  shnu_cnqn_smtn: ({ totals }) => whole(totals.bought),
  seln_cnqn_smtn: ({ totals }) => whole(totals.sold),
  oprc_vrss_prpr: ({ snapshot, price }) => whole(price - snapshot.bar.open),
  oprc_vrss_prpr_sign: ({ snapshot, price }) => signOf(price - snapshot.bar.open),
  oprc_vrss_prpr_rate: ({ snapshot, price }) => change(price, snapshot.bar.open),
  hgpr_vrss_prpr: ({ snapshot, price }) => whole(price - snapshot.bar.high),
  hgpr_vrss_prpr_sign: ({ snapshot, price }) => signOf(price - snapshot.bar.high),
  hgpr_vrss_prpr_rate: ({ snapshot, price }) => change(price, snapshot.bar.high),
  lwpr_vrss_prpr: ({ snapshot, price }) => whole(price - snapshot.bar.low),
  lwpr_vrss_prpr_sign: ({ snapshot, price }) => signOf(price - snapshot.bar.low),
  lwpr_vrss_prpr_rate: ({ snapshot, price }) => change(price, snapshot.bar.low),
  prdy_clpr_vrss_oprc_rate: ({ snapshot, previousClose }) => change(snapshot.bar.open, previousClose),
  prdy_clpr_vrss_hgpr_rate: ({ snapshot, previousClose }) => change(snapshot.bar.high, previousClose),
  prdy_clpr_vrss_lwpr_rate: ({ snapshot, previousClose }) => change(snapshot.bar.low, previousClose),
};

const identityFields: Readonly<Record<string, StockField>> = {
  stck_shrn_iscd: ({ snapshot }) => snapshot.listing.code,
  mksc_shrn_iscd: ({ snapshot }) => snapshot.listing.code,
  hts_kor_isnm: ({ snapshot }) => snapshot.listing.name,
  prdt_name: ({ snapshot }) => snapshot.listing.name,
  prdt_abrv_name: ({ snapshot }) => snapshot.listing.name,
  bstp_kor_isnm: ({ snapshot }) => snapshot.listing.sector,
  rprs_mrkt_kor_name: ({ snapshot }) => (snapshot.listing.market === 'KOSPI' ? 'KOSPI200' : 'KSQ150'),
  mrkt_div_cls_name: ({ snapshot }) => (snapshot.listing.market === 'KOSPI' ? '코스피' : '코스닥'),
  // 55 credit allowed, 58 halted: notes of the catalogue.
  iscd_stat_cls_code: ({ snapshot }) => (snapshot.halted ? '58' : '55'),
  temp_stop_yn: ({ snapshot }) => (snapshot.halted ? 'Y' : 'N'),
  trht_yn: ({ snapshot }) => (snapshot.halted ? 'Y' : 'N'),
  tr_stop_yn: ({ snapshot }) => (snapshot.halted ? 'Y' : 'N'),
  sltr_yn: ({ snapshot }) => (snapshot.listing.delistedOn === undefined ? 'N' : 'Y'),
  vi_cls_code: () => 'N',
  ovtm_vi_cls_code: () => 'N',
  marg_rate: () => '20.00',
  mrkt_warn_cls_code: () => '00',
  short_over_yn: () => 'N',
  invt_caful_yn: () => 'N',
  mang_issu_cls_code: () => 'N',
  oprc_rang_cont_yn: () => 'N',
  clpr_rang_cont_yn: () => 'N',
  grmn_rate_cls_code: () => '40',
  stac_month: () => '12',
  hts_deal_qty_unit_val: () => '1',
  lstn_stcn: ({ snapshot }) => whole(snapshot.listing.listedShares),
  stck_fcam: ({ snapshot }) => whole(snapshot.listing.parValue),
  fcam_cnnm: ({ snapshot }) => grouped(snapshot.listing.parValue),
  cpfn: ({ snapshot }) => whole(capitalOf(snapshot.listing)),
  cpfn_cnnm: ({ snapshot }) => `${grouped(capitalOf(snapshot.listing))} 억`,
  // In 100 million won (kis-api 6).
  hts_avls: (quote) => whole(worthOf(quote) / 100_000_000),
  stck_avls: (quote) => whole(worthOf(quote) / 100_000_000),
  eps: (quote) => decimal(earningsOf(quote)),
  bps: (quote) => decimal(earningsOf(quote) * 11.7),
  per: (quote) => decimal(quote.price / earningsOf(quote)),
  pbr: (quote) => decimal(quote.price / (earningsOf(quote) * 11.7)),
  hts_frgn_ehrt: ({ snapshot }) => decimal(foreignShareOf(snapshot.listing.code)),
  frgn_hldn_qty: ({ snapshot: { listing } }) =>
    whole((listing.listedShares * foreignShareOf(listing.code)) / 100),
  flng_cls_code: () => '00',
};

const allFields: ReadonlyMap<string, StockField> = new Map([
  ...Object.entries(priceFields),
  ...Object.entries(identityFields),
  ...Object.entries(rangeFields),
  ...Object.entries(bookFields),
]);

/** What is known of one stock, field by field. */
export function stockSource(quote: StockQuote): FieldSource {
  return (field) => allFields.get(field)?.(quote);
}

function capitalOf({ listedShares, parValue }: StockQuote['snapshot']['listing']): number {
  return (listedShares * parValue) / 100_000_000;
}

function worthOf({ price, snapshot }: StockQuote): number {
  return price * snapshot.listing.listedShares;
}

/** Won per share: invented once per symbol from its par value, so that it stays over time. */
function earningsOf({ snapshot }: StockQuote): number {
  const { code, parValue } = snapshot.listing;
  return Math.max(parValue, 100) * (1 + Number(inventedValue('earnings', code)) / 200);
}

/** Percent held by foreigners, invented once per symbol. */
function foreignShareOf(code: string): number {
  return 1 + (Number(inventedValue('foreign_share', code)) % 5_500) / 100;
}

function grouped(value: number): string {
  return whole(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
