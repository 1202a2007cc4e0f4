import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject } from './json-object.ts';
import type { DemoTask } from './report-tasks.ts';

const DECIMAL = /^\d+(?:\.\d+)?$/;
const UTC_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const CANDLE_FIELDS = ['open', 'high', 'low', 'close', 'volume'] as const;

/** Where a response differs from what the wire contract says of mock mode; one text for each difference. */
export function mockResponseFaults(task: DemoTask, response: JsonObject): string[] {
  const { task_id, provider, tr_id, params } = task;
  const { status, data, reason } = response;
  if (status !== 'SUCCESS')
    return [`status is ${show(status)}${reason === undefined ? '' : `: ${show(reason)}`}`];
  return [
    ...differences('', response, { task_id, provider, tr_id, v: 1, attempts: 1 }),
    ...(isJsonObject(response['timing']) ? [] : ['timing is missing']),
    ...unknownFields('', response, [
      'task_id',
      'status',
      'data',
      'v',
      'provider',
      'tr_id',
      'attempts',
      'timing',
    ]),
    ...(isJsonObject(data)
      ? [
          ...differences('data.', data, { provider, tr_id, params, result: 'SUCCESS' }),
          ...unknownFields('data.', data, ['provider', 'tr_id', 'params', 'result', 'data']),
          ...rowFaults(params['symbol'] ?? 'TEST', data['data']),
        ]
      : [`data is ${show(data)}`]),
  ];
}

function rowFaults(symbol: unknown, rows: unknown): string[] {
  if (!isJsonObject(rows)) return [`data.data is ${show(rows)}`];
  const { timestamp, candles } = rows;
  return [
    ...differences('data.data.', rows, { symbol }),
    ...unknownFields('data.data.', rows, ['symbol', 'timestamp', 'candles']),
    ...(isUtcInstant(timestamp) ? [] : [`data.data.timestamp is ${show(timestamp)}`]),
    ...(Array.isArray(candles) && candles.length > 0 ? [] : [`data.data.candles is ${show(candles)}`]),
    ...(Array.isArray(candles) ? candles.flatMap(candleFaults) : []),
  ];
}

function candleFaults(candle: unknown, index: number): string[] {
  const path = `data.data.candles[${index}]`;
  if (!isJsonObject(candle)) return [`${path} is ${show(candle)}`];
  const decimals = CANDLE_FIELDS.filter((field) => !isDecimal(candle[field]));
  return [
    ...decimals.map((field) => `${path}.${field} is ${show(candle[field])}`),
    ...(isUtcInstant(candle['open_time']) ? [] : [`${path}.open_time is ${show(candle['open_time'])}`]),
  ];
}

function differences(path: string, seen: JsonObject, expected: JsonObject): string[] {
  return Object.entries(expected)
    .filter(([field, value]) => !isDeepStrictEqual(seen[field], value))
    .map(([field, value]) => `${path}${field} is ${show(seen[field])}, not ${show(value)}`);
}

function unknownFields(path: string, seen: JsonObject, known: readonly string[]): string[] {
  return Object.keys(seen)
    .filter((field) => !known.includes(field))
    .map((field) => `${path}${field} is not in the contract`);
}

function isDecimal(value: unknown): boolean {
  return typeof value === 'string' && DECIMAL.test(value);
}

function isUtcInstant(value: unknown): boolean {
  return typeof value === 'string' && UTC_INSTANT.test(value);
}

function show(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}
