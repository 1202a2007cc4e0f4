import { isProviderError, type ProviderRequest } from '@hub/provider';
import { successResponseSchema } from '@hub/task-schema';
import { describe, expect, test } from 'vitest';
import { createKisErrorTable } from '../src/errors/kis-errors.ts';
import { readReply } from '../src/upstream/read-reply.ts';
import { expectedModels, type Fixture, fixture, fixtureNames } from './support/fixture.ts';
import { replayServer, tokenAnswer } from './support/replay-server.ts';
import { testProvider } from './support/test-provider.ts';

/** Answers of TRs: the request the provider must send, the wire data, and the exact models. */
const answers = [
  'balance',
  'balance-page1-more',
  'balance-page2-last',
  'balance-paper-empty',
  'ccnl',
  'chk-holiday',
  'daily-ccld',
  'daily-chart',
  'daily-price',
  'investor',
  'minute-past-day',
  'minute-today',
  'order-cash',
  'order-cash-paper',
  'order-rvsecncl',
  'orderbook',
  'overseas-price',
  'price',
  'psbl-order',
  'time-itemconclusion',
] as const;

/** Class and advice of every refusal, for a query and for an order. */
const refusals = [
  ['error-egw00121', 'token-dead', 'safe', 'safe'],
  ['error-egw00122', 'caller', 'never', 'never'],
  ['error-egw00123', 'token-dead', 'safe', 'safe'],
  ['error-egw00201', 'rate-limit', 'safe', 'safe'],
  ['error-egw00213', 'not-offered', 'never', 'never'],
  ['error-opsq2001', 'caller', 'never', 'never'],
  ['order-cash-paper-closed', 'session-closed', 'never', 'never'],
  ['order-cash-rejected', 'funds', 'never', 'never'],
  ['token-error-egw00103', 'credentials', 'never', 'never'],
  ['token-error-egw00133', 'token-issue-limit', 'safe', 'safe'],
] as const;

/** Exchanges that are no TRs: their answers are good ones. */
const others = ['approval', 'hashkey', 'revoke', 'token'] as const;

test('every sample exchange of the documents is one of the tables: 34', () => {
  const named = [...answers, ...refusals.map(([name]) => name), ...others].sort();
  expect(named).toEqual(fixtureNames);
  expect(fixtureNames).toHaveLength(34);
});

describe('answers', () => {
  test.each(answers)('%s', async (name) => {
    const sample = fixture(name);
    const request = taskOf(sample);
    await using server = await replayServer(({ path }) =>
      path === '/oauth2/tokenP' ? tokenAnswer() : sample,
    );
    const provider = testProvider(server.url, {
      environment: request.trId.startsWith('V') ? 'paper' : 'real',
    });

    const answer = await provider.call(request, { signal: new AbortController().signal });

    const { data, partial, ...models } = answer;
    expect(models).toEqual(expectedModels(name));
    expect(data).toMatchObject({
      status: 'success',
      provider: 'KIS',
      tr_id: request.trId,
      message: String(sample.body['msg1']).trim(),
    });
    expect(data['data']).toEqual(rowsOf(sample));
    for (const output of Object.keys(sample.body).filter((key) => key.startsWith('output'))) {
      expect(data[output], output).toEqual(sample.body[output]);
    }
    // Of the calendar one page was asked for, of the balance so many rows.
    expect(partial).toEqual(
      name === 'chk-holiday' ? { reason: 'one page was asked for and the broker has more' } : undefined,
    );
    expect(JSON.stringify(answer)).not.toContain('50000001');
    expect(successResponseSchema.parse({ task_id: 't', status: 'SUCCESS', ...answer })).toMatchObject(answer);

    const [sent] = server.seen;
    expect(server.seen).toHaveLength(1);
    expect(sent?.path).toBe(sample.request.path);
    expect(sent?.query).toEqual(sample.request.query ?? {});
    expect(sent?.body).toEqual(sample.request.body ?? {});
    expect(sent?.headers).toMatchObject({
      tr_id: request.trId,
      tr_cont: sample.request.headers?.['tr_cont'],
      custtype: 'P',
      authorization: 'Bearer fake-token-of-the-test',
      'content-type': 'application/json; charset=utf-8',
    });
    await provider.close?.();
  });
});

describe('refusals', () => {
  test.each(refusals)('%s is %s', async (name, errorClass, query, order) => {
    const sample = fixture(name);
    const table = createKisErrorTable();
    for (const [operationClass, advice] of [
      ['quote', query],
      ['order', order],
    ] as const) {
      const outcome = readReply(
        { status: sample.status, headers: sample.headers, json: sample.body },
        { table, operationClass, redact: (text) => text },
      );
      expect(outcome).toMatchObject({
        kind: 'refusal',
        errorClass,
        error: { retry: advice, provider: 'KIS' },
      });
      expect(isProviderError('error' in outcome && outcome.error)).toBe(true);
    }
    expect(table.unknownCodes.size).toBe(0);
  });
});

test.each(others)('%s is a good answer', (name) => {
  const sample = fixture(name);
  const outcome = readReply(
    { status: sample.status, headers: sample.headers, json: sample.body },
    { table: createKisErrorTable(), operationClass: 'account', redact: (text) => text },
  );
  expect(outcome).toEqual({
    kind: 'answer',
    body: sample.body,
    message: sample.body['message'] ?? '',
    hasMore: false,
  });
});

/** The task that stands behind a sample; what the account fills in is left out. */
function taskOf(sample: Fixture): ProviderRequest {
  const { CANO, ACNT_PRDT_CD, ...params } = { ...sample.request.query, ...sample.request.body };
  expect([undefined, '50000001']).toContain(CANO);
  expect([undefined, '01']).toContain(ACNT_PRDT_CD);
  // A list of an account is read to its end, unless its keys are handed in; one page is what the sample shows.
  const isFirstOfMore = sample.headers['tr_cont'] === 'F' && 'CTX_AREA_NK100' in params;
  return {
    trId: sample.headers['tr_id'] ?? '',
    params: isFirstOfMore ? { ...params, count: (sample.body['output1'] as unknown[]).length } : params,
    account: 'default',
  };
}

function rowsOf(sample: Fixture): unknown {
  const { output, output1, output2 } = sample.body;
  if (output !== undefined) return output;
  return Array.isArray(output2) && !Array.isArray(output1) ? output2 : output1;
}
