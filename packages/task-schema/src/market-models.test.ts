import { describe, expect, expectTypeOf, it } from 'vitest';
import { type Candle, candleIntervalSchema, candleSchema } from './candle.ts';
import { priceSchema, quantitySchema, signedDecimalSchema } from './decimal-text.ts';
import { symbolSchema } from './market-symbol.ts';
import { utcInstantSchema } from './market-time.ts';
import { MAX_ORDERBOOK_LEVELS, type Orderbook, orderbookSchema } from './orderbook.ts';
import { type Quote, quoteSchema } from './quote.ts';
import { type Tick, tickSchema } from './tick.ts';

const candle: Candle = {
  symbol: '005930',
  interval: '1m',
  open_time: '2026-11-23T00:00:00Z',
  open: '70000',
  high: '70100',
  low: '69900',
  close: '70050',
  volume: '1234',
  market_scope: 'KRX',
  adjusted: false,
  source_type: 'REST_API_KIS',
};
const tick: Tick = {
  symbol: '005930',
  time: '2026-11-23T00:00:00.123Z',
  price: '70000',
  volume: '10',
  market_scope: 'NXT',
  source_type: 'WEBSOCKET_KIWOOM',
};
const level = { price: '70000', volume: '10' };
const orderbook: Orderbook = {
  symbol: '005930',
  time: '2026-11-23T00:00:00Z',
  asks: [level],
  bids: [],
  market_scope: 'COMBINED',
  source_type: 'MOCK',
};
const quote: Quote = {
  symbol: '005930',
  time: '2026-11-23T00:00:00Z',
  price: '70000',
  market_scope: null,
  source_type: 'REST_API_KIWOOM',
};

describe('market models', () => {
  it('keep what they are given', () => {
    expect(candleSchema.parse(candle)).toEqual(candle);
    expect(tickSchema.parse(tick)).toEqual(tick);
    expect(orderbookSchema.parse(orderbook)).toEqual(orderbook);
    expect(quoteSchema.parse(quote)).toEqual(quote);
  });

  it.each(['0', '7', '70000', '0.1', '1234567890123456789.000000001', '100.50'])(
    'take %j for a price',
    (text) => {
      expect(priceSchema.safeParse(text).success).toBe(true);
      expect(quantitySchema.safeParse(text).success).toBe(true);
      expect(signedDecimalSchema.safeParse(text).success).toBe(true);
      expect(signedDecimalSchema.safeParse(`-${text}`).success).toBe(true);
    },
  );

  it.each(['', '-', '-1', '+1', '--1', '007', '1,000', '1.', '.5', '1e5', 'NaN', ' 1', '1\n', '１', 1, null])(
    'refuse %j for a price',
    (value) => {
      expect(priceSchema.safeParse(value).success).toBe(false);
      expect(quantitySchema.safeParse(value).success).toBe(false);
    },
  );

  it.each(['005930', '28513K', '0156T0', '33626K', 'BRK.B', 'USD/KRW', 'TEST'])(
    'take %s for a symbol',
    (symbol) => {
      expect(symbolSchema.safeParse(symbol).success).toBe(true);
    },
  );

  it.each(['', '28513k', ' 005930', '삼성전자'])('refuse %j for a symbol', (symbol) => {
    expect(symbolSchema.safeParse(symbol).success).toBe(false);
  });

  it.each(['2026-11-23T00:00:00Z', '2026-11-23T00:00:00.123456Z', '2024-02-29T23:59:59Z'])(
    'take %s for an instant',
    (text) => {
      expect(utcInstantSchema.safeParse(text).success).toBe(true);
    },
  );

  it.each([
    '2026-11-23T09:00:00+09:00',
    '2026-11-23T09:00:00',
    '2026-11-23T09:00Z',
    '2026-11-23',
    '2026-02-29T00:00:00Z',
    '20261123090000',
    1_790_000_000,
  ])('refuse %s for an instant', (value) => {
    expect(utcInstantSchema.safeParse(value).success).toBe(false);
  });

  it.each(['1m', '60m', '1d', '1w', '1mo', '1y', '30t', '1s'])('take %s for an interval', (interval) => {
    expect(candleIntervalSchema.safeParse(interval).success).toBe(true);
  });

  it.each(['m', '0m', '1M', '1', 'D', '1 m'])('refuse %s for an interval', (interval) => {
    expect(candleIntervalSchema.safeParse(interval).success).toBe(false);
  });

  it('tell a volume that is not known from none', () => {
    expect(candleSchema.parse({ ...candle, volume: null, saturated_fields: ['volume'] }).volume).toBeNull();
    expect(candleSchema.parse({ ...candle, volume: '0' }).volume).toBe('0');
    expect(candleSchema.safeParse({ ...candle, volume: undefined }).success).toBe(false);
  });

  it('refuse prices as numbers', () => {
    expect(candleSchema.safeParse({ ...candle, close: 70050 }).success).toBe(false);
  });

  it('need to know the market, the adjustment and the source', () => {
    for (const field of ['market_scope', 'adjusted', 'source_type']) {
      expect(candleSchema.safeParse({ ...candle, [field]: undefined }).success).toBe(false);
    }
  });

  it('hold ten levels a side, not more', () => {
    const full = Array.from({ length: MAX_ORDERBOOK_LEVELS }, () => level);
    expect(orderbookSchema.safeParse({ ...orderbook, asks: full, bids: full }).success).toBe(true);
    expect(orderbookSchema.safeParse({ ...orderbook, bids: [...full, level] }).success).toBe(false);
  });

  it('have text for every price in their types', () => {
    expectTypeOf<Candle['close']>().toEqualTypeOf<string>();
    expectTypeOf<Candle['volume']>().toEqualTypeOf<string | null>();
    expectTypeOf<Quote['change']>().toEqualTypeOf<string | null | undefined>();
  });
});
