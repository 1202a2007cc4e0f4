import assert from 'node:assert/strict';
import type { Provider } from '../provider.ts';
import type { ProviderRequest } from '../provider-request.ts';

type WireObject = Readonly<Record<string, unknown>>;

/** @throws AssertionError `data` has neither the mock's nor the real shape of the wire contract, part 1 */
export function assertWireData(data: WireObject, provider: Provider, request: ProviderRequest): void {
  assert.equal(data['provider'], provider.name, 'data.provider');
  assert.equal(data['tr_id'], request.trId, 'data.tr_id');
  if (data['result'] === undefined) assertRealData(data);
  else assertMockData(data, request);
}

function assertMockData(data: WireObject, request: ProviderRequest): void {
  assert.equal(data['result'], 'SUCCESS', 'data.result');
  assert.deepEqual(data['params'], request.params, 'data.params must be the echo of params');
  const inner = data['data'];
  assert.ok(isWireObject(inner), 'data.data must be an object');
  assert.ok('symbol' in inner, 'data.data.symbol is missing');
  assert.ok(isUtcInstant(inner['timestamp']), 'data.data.timestamp must be an instant in UTC');
  assert.ok(Array.isArray(inner['candles']), 'data.data.candles must be a list');
}

function assertRealData(data: WireObject): void {
  assert.equal(data['status'], 'success', 'data.status, in lower case');
  assert.equal(typeof data['message'], 'string', 'data.message must be text');
  const rows = data['data'];
  assert.ok(
    isWireObject(rows) || (Array.isArray(rows) && rows.every(isWireObject)),
    'data.data must be rows or an object',
  );
}

function isWireObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isUtcInstant(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value);
}
