import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type ParsedResponse, parseResponse } from './parse-response.ts';
import type { Response } from './response.ts';

const circuit = {
  name: 'KIS',
  state: 'OPEN',
  failure_count: 5,
  failure_threshold: 5,
  recovery_timeout: 30,
  last_failure_time: 1_790_000_000.5,
};

function parse(body: object): ParsedResponse {
  return parseResponse(JSON.stringify(body));
}

function faultPaths(parsed: ParsedResponse): readonly string[] {
  return parsed.kind === 'invalid' ? parsed.faults.map((fault) => fault.path) : [];
}

describe('parseResponse', () => {
  it.each<[string, object]>([
    ['SUCCESS', { task_id: 'a', status: 'SUCCESS', data: { data: { candles: [] } } }],
    ['SUCCESS with null for data', { task_id: 'a', status: 'SUCCESS', data: null }],
    ['REJECTED', { task_id: 'a', status: 'REJECTED', reason: 'CIRCUIT_OPEN', circuit_state: circuit }],
    ['RATE_LIMITED', { task_id: 'a', status: 'RATE_LIMITED', reason: 'RATE_LIMIT_TIMEOUT', provider: 'KIS' }],
    ['ERROR without a provider', { task_id: 'a', status: 'ERROR', reason: 'NO_CLIENT_FOO' }],
    ['ERROR of any other kind', { task_id: 'a', status: 'ERROR', reason: 'boom', circuit_state: circuit }],
  ])('reads what the first version of the contract stores: %s', (_name, body) => {
    expect(parse(body)).toEqual({ kind: 'response', response: body, warnings: [] });
  });

  it('reads the added fields', () => {
    const body = {
      v: 1,
      task_id: 'a',
      status: 'ERROR',
      reason: 'too many calls',
      provider: 'KIS',
      tr_id: 'FHKST01010100',
      attempts: 2,
      circuit_state: circuit,
      error: {
        code: 'ERR_RATE_LIMITED',
        retry: 'safe',
        provider_code: 'EGW00201',
        message: 'too many calls',
        retry_after_ms: 1000,
      },
      timing: {
        enqueued_ms: 1,
        claimed_ms: 2,
        sent_ms: 3,
        answered_ms: 4,
        stored_ms: 5,
        queue_ms: 1,
        call_ms: 0.5,
      },
    };
    expect(parse(body)).toEqual({ kind: 'response', response: body, warnings: [] });
  });

  it('drops fields a newer hub may add', () => {
    expect(parse({ task_id: 'a', status: 'SUCCESS', data: 1, fundamentals: {} })).toMatchObject({
      kind: 'response',
      response: { data: 1 },
      warnings: [],
    });
  });

  it('keeps `data` exactly as it came', () => {
    const data = {
      status: 'success',
      data: [{ stck_prpr: '00070000' }],
      output1: null,
      deep: { a: [null, ''] },
    };
    expect(parse({ task_id: 'a', status: 'SUCCESS', data })).toMatchObject({ response: { data } });
  });

  it('knows codes a newer hub may add', () => {
    const error = { code: 'ERR_OF_NEXT_YEAR', retry: 'never', message: 'new' };
    expect(parse({ task_id: 'a', status: 'ERROR', reason: 'new', error })).toMatchObject({
      response: { error },
    });
  });

  it('takes null for absent', () => {
    expect(parse({ task_id: 'a', status: 'ERROR', reason: 'x', circuit_state: null, error: null })).toEqual({
      kind: 'response',
      response: { task_id: 'a', status: 'ERROR', reason: 'x' },
      warnings: [],
    });
  });

  it('gives the answer even if the notes beside it are bad', () => {
    const body = {
      task_id: 'a',
      status: 'SUCCESS',
      data: 1,
      timing: { sent_ms: 'x' },
      attempts: -1,
      v: 'one',
    };
    expect(parse(body)).toEqual({
      kind: 'response',
      response: { task_id: 'a', status: 'SUCCESS', data: 1 },
      warnings: [
        'v ignored: expected a number, received text',
        'attempts ignored: must be at least 0',
        'timing.sent_ms ignored: expected a number, received text',
      ],
    });
  });

  it('never loses the mark that an answer is incomplete', () => {
    expect(faultPaths(parse({ task_id: 'a', status: 'SUCCESS', data: 1, partial: true }))).toEqual([
      'partial',
    ]);
  });

  it.each<[string, object, readonly string[]]>([
    ['no status', { task_id: 'a' }, ['status']],
    ['a status in lower case', { task_id: 'a', status: 'success', data: 1 }, ['status']],
    ['no id', { status: 'SUCCESS', data: 1 }, ['task_id']],
    ['no data', { task_id: 'a', status: 'SUCCESS' }, ['data']],
    ['a rejection without the circuit', { task_id: 'a', status: 'REJECTED', reason: 'x' }, ['circuit_state']],
    ['a limit without the provider', { task_id: 'a', status: 'RATE_LIMITED', reason: 'x' }, ['provider']],
    ['an error without reason', { task_id: 'a', status: 'ERROR' }, ['reason']],
  ])('refuses %s', (_name, body, paths) => {
    expect(faultPaths(parse(body))).toEqual(paths);
  });

  it('stays readable when many rows are bad', () => {
    const parsed = parse({
      task_id: 'a',
      status: 'SUCCESS',
      data: 1,
      candles: Array.from({ length: 500 }, () => 1),
    });
    expect(parsed).toMatchObject({ message: expect.stringMatching(/; and 480 more$/) });
  });

  it('answers any text without throwing', () => {
    const status = fc.constantFrom('SUCCESS', 'ERROR', 'REJECTED', 'RATE_LIMITED', 'OTHER');
    const names = [
      'task_id',
      'reason',
      'data',
      'error',
      'circuit_state',
      'timing',
      'candles',
      'quote',
      'partial',
    ];
    const values = Object.fromEntries(names.map((name) => [name, fc.jsonValue()]));
    const body = fc
      .record({ status, ...values }, { requiredKeys: [] })
      .map((fields) => JSON.stringify(fields));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json(), body), (text) => {
        expect(['response', 'invalid', 'unreadable']).toContain(parseResponse(text).kind);
      }),
      { numRuns: 2000 },
    );
  });

  it('lets the status decide which fields there are', () => {
    expectTypeOf<Response['status']>().toEqualTypeOf<'SUCCESS' | 'ERROR' | 'REJECTED' | 'RATE_LIMITED'>();
    expectTypeOf<Extract<Response, { status: 'RATE_LIMITED' }>['provider']>().toEqualTypeOf<string>();
    expectTypeOf<Response['task_id']>().toEqualTypeOf<string>();
  });
});
