import { isJsonObject, type JsonObject } from './json-object.ts';

/** What an answer holds, in a few words. */
export function answerText(response: JsonObject): string {
  const { data, reason } = response;
  if (typeof reason === 'string') return reason;
  return modelText(response) ?? (isJsonObject(data) ? rowsText(data['data']) : '');
}

/** Of a normalised model; undefined when there is none. */
function modelText({ candles, orderbook, quote }: JsonObject): string | undefined {
  if (isRows(candles)) return `${candles.length} candles from ${openTime(candles[0])}`;
  if (isJsonObject(orderbook))
    return `order book, best ask ${best(orderbook['asks'])}, bid ${best(orderbook['bids'])}`;
  if (isJsonObject(quote)) return `quote ${String(quote['price'])}`;
  return undefined;
}

function rowsText(rows: unknown): string {
  if (isRows(rows)) return `${rows.length} rows`;
  if (!isJsonObject(rows)) return '';
  const { symbol, candles } = rows;
  return `symbol ${String(symbol)}, ${isRows(candles) ? candles.length : 'no'} candles`;
}

function isRows(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function openTime(candle: unknown): string {
  return isJsonObject(candle) ? String(candle['open_time']) : '?';
}

function best(levels: unknown): string {
  const [level] = isRows(levels) ? levels : [];
  return isJsonObject(level) ? String(level['price']) : 'none';
}
