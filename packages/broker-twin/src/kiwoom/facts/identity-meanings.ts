import { hhmmss, tradingDayOf } from '../../clock/korean-time.ts';
import type { Meaning, Meanings } from './row-facts.ts';

const day: Meaning = ({ day: known, atMs }) => known ?? (atMs === undefined ? undefined : tradingDayOf(atMs));
const time: Meaning = ({ atMs }) => (atMs === undefined ? undefined : hhmmss(atMs));
const code: Meaning = ({ code: asked, listing }) => asked ?? listing?.code;

/** Which stock, when, and in which place. `cntr_tm` is filled by format. */
export const identityMeanings: Meanings = {
  stk_cd: code,
  inds_cd: code,
  code,
  stk_nm: ({ name, listing }) => name ?? listing?.name,
  inds_nm: ({ name }) => name,
  dt: day,
  dt_n: day,
  date: day,
  cntr_dt: day,
  trde_dt: day,
  tm: time,
  tm_n: time,
  cntr_tm: time,
  bid_tm: time,
  bid_req_base_tm: time,
  stex_tp: () => 'KRX',
  rank: ({ rank }) => rank,
  now_rank: ({ rank }) => rank,
  bigd_rank: ({ rank }) => rank,
  flo_stk: ({ listing }) => (listing === undefined ? undefined : Math.round(listing.listedShares / 1000)),
  flo_stkcnt: ({ listing }) => listing?.listedShares,
  stkcnt: ({ listing }) => listing?.listedShares,
  fav: ({ listing }) => listing?.parValue,
  fav_unit: () => '원',
  // In hundred million won. kiwoom fixture ka10001 [A]
  mac: ({ listing, bar }) =>
    listing === undefined || bar === undefined
      ? undefined
      : Math.round((listing.listedShares * bar.close) / 100_000_000),
  cap: ({ listing }) =>
    listing === undefined ? undefined : Math.round((listing.listedShares * listing.parValue) / 100_000_000),
};
