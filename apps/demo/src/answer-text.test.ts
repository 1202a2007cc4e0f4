import { describe, expect, test } from 'vitest';
import { answerText } from './answer-text.ts';

describe('answerText', () => {
  test.each([
    ['a reason', { reason: 'KIS is unavailable', data: {} }, 'KIS is unavailable'],
    [
      'candles, before the rows they come from',
      { candles: [{ open_time: '2026-11-23T00:00:00Z' }, {}], data: { data: [{}] } },
      '2 candles from 2026-11-23T00:00:00Z',
    ],
    [
      'an order book with one side',
      { orderbook: { asks: [{ price: '211500' }], bids: [] } },
      'order book, best ask 211500, bid none',
    ],
    ['a quote', { quote: { price: '97200' } }, 'quote 97200'],
    ['rows without a model', { data: { data: [{}, {}, {}] } }, '3 rows'],
    [
      "the mock's answer",
      { data: { data: { symbol: '005930', candles: [{}] } } },
      'symbol 005930, 1 candles',
    ],
    ['nothing', {}, ''],
  ])('tells %s', (_, response, text) => {
    expect(answerText(response)).toBe(text);
  });
});
