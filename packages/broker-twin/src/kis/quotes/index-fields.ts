import type { DayBar } from '../../market/market.ts';
import { change, decimal, signOf, whole } from './number-text.ts';
import type { PriceRange } from './price-range.ts';

/** One index as of one moment, levels in hundredths. */
export interface IndexQuote {
  readonly code: string;
  readonly name: string;
  readonly bar: DayBar;
  readonly before: DayBar | undefined;
  readonly ofYear: PriceRange;
  /** A round through the whole market: read only where it is told. */
  readonly counts: () => StockCounts;
}

/** How many stocks of a market rose, fell, stayed. */
export interface StockCounts {
  readonly up: number;
  readonly down: number;
  readonly flat: number;
}

/** Two decimals, from hundredths. */
export function level(hundredths: number): string {
  return decimal(hundredths / 100);
}

/** kis-api 6: turnover of an index is in million won. */
export function indexTurnover(won: number): string {
  return whole(won / 1_000_000);
}

/** Index fields of any TR. */
export const indexFields: ReadonlyMap<string, (quote: IndexQuote) => string> = new Map(
  Object.entries<(quote: IndexQuote) => string>({
    bstp_cls_code: ({ code }) => code,
    hts_kor_isnm: ({ name }) => name,
    bstp_nmix_prpr: ({ bar }) => level(bar.close),
    bstp_nmix_oprc: ({ bar }) => level(bar.open),
    bstp_nmix_hgpr: ({ bar }) => level(bar.high),
    bstp_nmix_lwpr: ({ bar }) => level(bar.low),
    bstp_nmix_prdy_vrss: ({ bar }) => level(bar.close - bar.previousClose),
    prdy_vrss_sign: ({ bar }) => signOf(bar.close - bar.previousClose),
    bstp_nmix_prdy_ctrt: ({ bar }) => change(bar.close, bar.previousClose),
    prdy_nmix: ({ bar }) => level(bar.previousClose),
    acml_vol: ({ bar }) => whole(bar.volume),
    acml_tr_pbmn: ({ bar }) => indexTurnover(bar.turnover),
    prdy_vol: ({ before }) => whole(before?.volume ?? 0),
    prdy_tr_pbmn: ({ before }) => indexTurnover(before?.turnover ?? 0),
    futs_prdy_oprc: ({ before }) => level(before?.open ?? 0),
    futs_prdy_hgpr: ({ before }) => level(before?.high ?? 0),
    futs_prdy_lwpr: ({ before }) => level(before?.low ?? 0),
    prdy_nmix_vrss_nmix_oprc: ({ bar }) => level(bar.open - bar.previousClose),
    oprc_vrss_prpr_sign: ({ bar }) => signOf(bar.open - bar.previousClose),
    bstp_nmix_oprc_prdy_ctrt: ({ bar }) => change(bar.open, bar.previousClose),
    prdy_nmix_vrss_nmix_hgpr: ({ bar }) => level(bar.high - bar.previousClose),
    hgpr_vrss_prpr_sign: ({ bar }) => signOf(bar.high - bar.previousClose),
    bstp_nmix_hgpr_prdy_ctrt: ({ bar }) => change(bar.high, bar.previousClose),
    prdy_clpr_vrss_lwpr: ({ bar }) => level(bar.low - bar.previousClose),
    lwpr_vrss_prpr_sign: ({ bar }) => signOf(bar.low - bar.previousClose),
    prdy_clpr_vrss_lwpr_rate: ({ bar }) => change(bar.low, bar.previousClose),
    ascn_issu_cnt: ({ counts }) => whole(counts().up),
    down_issu_cnt: ({ counts }) => whole(counts().down),
    stnr_issu_cnt: ({ counts }) => whole(counts().flat),
    uplm_issu_cnt: () => '0',
    lslm_issu_cnt: () => '0',
    dryy_bstp_nmix_hgpr: ({ ofYear }) => level(ofYear.high),
    dryy_bstp_nmix_hgpr_date: ({ ofYear }) => ofYear.highDay,
    dryy_hgpr_vrss_prpr_rate: ({ bar, ofYear }) => change(bar.close, ofYear.high),
    dryy_bstp_nmix_lwpr: ({ ofYear }) => level(ofYear.low),
    dryy_bstp_nmix_lwpr_date: ({ ofYear }) => ofYear.lowDay,
    dryy_lwpr_vrss_prpr_rate: ({ bar, ofYear }) => change(bar.close, ofYear.low),
    mod_yn: () => 'N',
  }),
);
