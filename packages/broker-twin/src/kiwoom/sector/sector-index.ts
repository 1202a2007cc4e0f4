import type { IndexListing, Market } from '../../market/market.ts';

/** `001` KOSPI, `101` KOSDAQ, `201` KOSPI200. kiwoom-api 8 [A] */
export function sectorIndex(code: string, market: Market): IndexListing | undefined {
  return market.indices.find(({ kiwoomCode }) => kiwoomCode === code);
}
