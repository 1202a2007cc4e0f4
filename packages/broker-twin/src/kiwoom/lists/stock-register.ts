import type { EpochMs, TradingDay } from '../../clock/twin-clock.ts';
import type { Listing, Market } from '../../market/market.ts';
import { adjustBar, adjustmentFactor } from '../charts/adjustment.ts';
import { zeroPadded } from '../values/number-texts.ts';

/** What the stock lists tell about one paper, by key. */
export type RegisterEntry = Readonly<Record<string, string>>;

/** The papers of a day as ka10099 and ka10100 tell them, made once a day. */
export class StockRegister {
  readonly #market: Market;
  #day: TradingDay = '';
  #entries: ReadonlyMap<string, RegisterEntry> = new Map();

  constructor(market: Market) {
    this.#market = market;
  }

  /** By code, of all papers that are listed on the running day. */
  entries(at: EpochMs): ReadonlyMap<string, RegisterEntry> {
    const day = this.#market.calendar.currentDay(at);
    if (day !== this.#day) {
      this.#day = day;
      this.#entries = new Map(
        this.#market.listings
          .filter((listing) => isListed(listing, day))
          .map((listing) => [listing.code, this.#entry(listing, day, at)]),
      );
    }
    return this.#entries;
  }

  #entry(listing: Listing, day: TradingDay, at: EpochMs): RegisterEntry {
    const before = this.#market.calendar.shift(day, -1);
    const bar = this.#market.dayBars(listing.code, { from: before, to: before }, at)[0];
    const lastPrice = bar && adjustBar(bar, adjustmentFactor(listing, before, day)).close;
    const isEtf = listing.kind === 'etf';
    const isKospi = listing.market === 'KOSPI';
    // A halted paper was not traded the day before either.
    const isHalted = bar?.volume === 0;
    return {
      code: listing.code,
      name: listing.name,
      listCount: zeroPadded(listing.listedShares, 16),
      auditInfo: isHalted ? '거래정지' : '정상',
      regDay: listing.listedOn,
      // The close of the day before. kiwoom fixture ka10099 [A]
      lastPrice: zeroPadded(lastPrice ?? 0, 8),
      state: isHalted ? '증거금100%|거래정지' : isEtf ? '증거금20%|담보대출' : '증거금20%|담보대출|신용가능',
      marketCode: isEtf ? '8' : isKospi ? '0' : '10',
      marketName: isEtf ? 'ETF' : isKospi ? '거래소' : '코스닥',
      upName: isEtf ? '' : listing.sector,
      upSizeName: isEtf || !isKospi ? '' : '대형주',
      companyClassName: '',
      orderWarning: '0',
      nxtEnable: listing.onNextrade ? 'Y' : '',
      kind: 'A',
    };
  }
}

function isListed({ listedOn, delistedOn }: Listing, day: TradingDay): boolean {
  return listedOn <= day && (delistedOn === undefined || delistedOn >= day);
}
