import { describe, expect, test } from 'vitest';
import { mockResponseFaults } from './mock-response-faults.ts';
import { reportTasks } from './report-tasks.ts';

const task = reportTasks.candle;

const candle = {
  open_time: '2026-01-20T03:00:00.000Z',
  open: '71000',
  high: '71200.5',
  low: '70900',
  close: '71100',
  volume: '12',
};
const rows = { symbol: '005930', timestamp: '2026-01-20T03:04:05.678Z', candles: [candle] };
const data = { provider: 'KIS', tr_id: 'TEST_CANDLE', params: task.params, result: 'SUCCESS', data: rows };
const response = {
  task_id: 'test-002',
  status: 'SUCCESS',
  v: 1,
  provider: 'KIS',
  tr_id: 'TEST_CANDLE',
  attempts: 1,
  data,
  timing: { call_ms: 100 },
};

const withData = (change: object) => ({ ...response, data: { ...data, ...change } });
const withRows = (change: object) => withData({ data: { ...rows, ...change } });

describe('mockResponseFaults', () => {
  test('finds nothing in a response as agreed', () => {
    expect(mockResponseFaults(task, response)).toEqual([]);
  });

  test('expects TEST where the task names no symbol', () => {
    const { kiwoomOrderbook: bare } = reportTasks;
    const answer = {
      ...response,
      task_id: bare.task_id,
      provider: 'KIWOOM',
      tr_id: 'TEST_ORDERBOOK',
      data: {
        ...data,
        provider: 'KIWOOM',
        tr_id: 'TEST_ORDERBOOK',
        params: {},
        data: { ...rows, symbol: 'TEST' },
      },
    };
    expect(mockResponseFaults(bare, answer)).toEqual([]);
  });

  test.each([
    [{ ...response, status: 'success' }, 'status is "success"'],
    [{ ...response, status: 'ERROR', reason: 'why' }, 'status is "ERROR": "why"'],
    [{ ...response, task_id: 'test-001' }, 'task_id is "test-001", not "test-002"'],
    [{ ...response, attempts: 2 }, 'attempts is 2, not 1'],
    [{ ...response, timing: undefined }, 'timing is missing'],
    [{ ...response, extra: 1 }, 'extra is not in the contract'],
    [{ ...response, data: null }, 'data is null'],
    [withData({ provider: 'kis' }), 'data.provider is "kis", not "KIS"'],
    [withData({ tr_id: undefined }), 'data.tr_id is missing, not "TEST_CANDLE"'],
    [withData({ params: {} }), 'data.params is {}, not {"symbol":"005930","timeframe":"1m"}'],
    [withData({ result: 'success' }), 'data.result is "success", not "SUCCESS"'],
    [withData({ status: 'success' }), 'data.status is not in the contract'],
    [withData({ data: [] }), 'data.data is []'],
    [withRows({ symbol: 'TEST' }), 'data.data.symbol is "TEST", not "005930"'],
    [withRows({ timestamp: '2026-01-20 12:00:00' }), 'data.data.timestamp is "2026-01-20 12:00:00"'],
    [withRows({ candles: [] }), 'data.data.candles is []'],
    [withRows({ candles: undefined }), 'data.data.candles is missing'],
    [withRows({ candles: [candle, 7] }), 'data.data.candles[1] is 7'],
    [withRows({ candles: [{ ...candle, low: 70900 }] }), 'data.data.candles[0].low is 70900'],
    [
      withRows({ candles: [{ ...candle, open_time: '120000' }] }),
      'data.data.candles[0].open_time is "120000"',
    ],
  ])('names the fault %#', (faulty, fault) => {
    expect(mockResponseFaults(task, faulty)).toEqual([fault]);
  });
});
