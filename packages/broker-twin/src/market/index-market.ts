import { type IndexCharacter, type Instrument, indexInstrument } from './instrument.ts';
import type { Bar, IndexListing, Market } from './market.ts';
import type { PriceHistory } from './price-history.ts';
import type { TradingDays } from './trading-days.ts';

type KnownIndex = IndexListing & IndexCharacter & { readonly wonPerShare: number };

/** Levels in hundredths. What an average share costs makes the turnover of the market. */
const knownIndices: readonly KnownIndex[] = [
  {
    ...{ kisCode: '0001', kiwoomCode: '001', name: 'KOSPI' },
    ...{ typicalLevel: 310_000, typicalVolume: 480_000_000, volatility: 0.009, wonPerShare: 23_000 },
  },
  {
    ...{ kisCode: '1001', kiwoomCode: '101', name: 'KOSDAQ' },
    ...{ typicalLevel: 84_000, typicalVolume: 1_050_000_000, volatility: 0.012, wonPerShare: 8_000 },
  },
  {
    ...{ kisCode: '2001', kiwoomCode: '201', name: 'KOSPI200' },
    ...{ typicalLevel: 41_500, typicalVolume: 120_000_000, volatility: 0.0095, wonPerShare: 71_000 },
  },
];

type IndexMarket = Pick<Market, 'indices' | 'indexDayBars' | 'indexMinuteBars'>;

/** Indices are walks of their own, not sums of the papers; their bars agree with each other like those of a paper. */
export function createIndexMarket(seed: number, history: PriceHistory, days: TradingDays): IndexMarket {
  const instruments = new Map<string, { readonly instrument: Instrument; readonly wonPerShare: number }>();
  for (const index of knownIndices) {
    const known = { instrument: indexInstrument(index, seed, days), wonPerShare: index.wonPerShare };
    instruments.set(index.kisCode, known).set(index.kiwoomCode, known);
  }
  return {
    indices: knownIndices.map(({ kisCode, kiwoomCode, name }) => ({ kisCode, kiwoomCode, name })),
    indexDayBars(code, range, at) {
      const index = instruments.get(code);
      if (index === undefined) return [];
      return history.dayBars(index.instrument, range, at, 'KRX').map((bar) => priced(bar, index.wonPerShare));
    },
    indexMinuteBars(code, day, at) {
      const index = instruments.get(code);
      if (index === undefined) return [];
      const bars = history.tape(index.instrument, day, 'KRX').minutesUntil(at);
      return bars.map((bar) => priced(bar, index.wonPerShare));
    },
  };
}

function priced<Kind extends Bar>(bar: Kind, wonPerShare: number): Kind {
  return { ...bar, turnover: bar.volume * wonPerShare };
}
