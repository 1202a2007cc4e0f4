import { errorClasses } from '@hub/provider-kit';
import { seededRandom } from '@hub/testing';
import { describe, expect, test } from 'vitest';
import { readReply } from '../upstream/read-reply.ts';
import codes from './data/codes.json' with { type: 'json' };
import { createKisErrorTable, successCodes, TIME_LIMIT_CODE } from './kis-errors.ts';

const operations = ['quote', 'account', 'order'] as const;

test('all 69 codes of the documents are classified: 16 good ones, 53 refusals', () => {
  const table = createKisErrorTable();
  expect(codes).toHaveLength(69);
  expect(new Set(codes.map(({ code }) => code)).size).toBe(69);
  expect(successCodes.size).toBe(16);
  expect(table.codes.filter((code) => code !== TIME_LIMIT_CODE)).toHaveLength(53);
  for (const { code, class: errorClass } of codes) {
    if (errorClass === 'success') continue;
    for (const operation of operations) {
      const verdict = table.classify(code, operation);
      expect(verdict).toMatchObject({ code, class: errorClass, known: true });
      expect(verdict.remedy).not.toBe('');
    }
  }
  expect(table.unknownCodes.size).toBe(0);
});

test.each([
  // What the documents say a client should do (kis-api 7), for a query and for an order.
  ['EGW00201', 'safe', 'safe'],
  ['EGW00215', 'safe', 'safe'],
  ['EGW00121', 'safe', 'safe'],
  ['EGW00123', 'safe', 'safe'],
  ['EGW00122', 'never', 'never'],
  ['EGW00133', 'safe', 'safe'],
  ['EGW00103', 'never', 'never'],
  ['EGW00105', 'never', 'never'],
  ['EGW00202', 'safe', 'outcome-unknown'],
  ['EGW00203', 'safe', 'outcome-unknown'],
  ['EGW00300', 'safe', 'outcome-unknown'],
  ['EGW00002', 'safe', 'outcome-unknown'],
  ['EGW00301', 'safe', 'outcome-unknown'],
  ['EGW00302', 'safe', 'outcome-unknown'],
  ['EGW00213', 'never', 'never'],
  ['EGW02004', 'never', 'never'],
  ['OPSQ0002', 'never', 'never'],
  ['OPSQ2000', 'never', 'never'],
  ['OPSQ2001', 'never', 'never'],
  ['APBK0952', 'never', 'never'],
  ['APBK0919', 'never', 'never'],
  ['40580000', 'never', 'never'],
])('%s: a query %s, an order %s', (code, query, order) => {
  const table = createKisErrorTable();
  expect(table.classify(code, 'quote').retry).toBe(query);
  expect(table.classify(code, 'account').retry).toBe(query);
  expect(table.classify(code, 'order').retry).toBe(order);
});

describe('codes nobody knows', () => {
  test('a random one on an order is never safe, on a query it is; each is counted', () => {
    const random = seededRandom(7);
    const table = createKisErrorTable();
    for (let count = 0; count < 1_000; count += 1) {
      const code = `${['EGW', 'APBK', 'OPSQ', ''][Math.floor(random() * 4)]}X${Math.floor(random() * 1e6)}`;
      const status = [200, 403, 500][Math.floor(random() * 3)] ?? 500;
      const json = { rt_cd: '1', msg_cd: code, msg1: 'said' };
      for (const operationClass of operations) {
        const outcome = readReply(
          { status, headers: {}, json },
          { table, operationClass, redact: (text) => text },
        );
        expect(outcome).toMatchObject({
          kind: 'refusal',
          code,
          errorClass: 'unknown',
          error: { retry: operationClass === 'order' ? 'outcome-unknown' : 'safe', providerCode: code },
        });
      }
    }
    expect([...table.unknownCodes.values()].reduce((sum, times) => sum + times, 0)).toBe(3_000);
  });

  test.each([
    [{ rt_cd: '1' }, 'HTTP 500'],
    [{}, 'HTTP 500'],
    [[], 'HTTP 500'],
    ['text', 'HTTP 500'],
    [undefined, 'HTTP 500'],
  ])('%j without a code is told by its status', (json, code) => {
    const outcome = readReply(
      { status: 500, headers: {}, json },
      { table: createKisErrorTable(), operationClass: 'order', redact: (text) => text },
    );
    expect(outcome).toMatchObject({ kind: 'refusal', code, error: { retry: 'outcome-unknown' } });
  });
});

test('the body is asked before the status', () => {
  const table = createKisErrorTable();
  const read = (status: number, json: unknown) =>
    readReply({ status, headers: {}, json }, { table, operationClass: 'quote', redact: (text) => text });
  // Some report EGW00201 with status 200 (kis-api 7).
  for (const status of [200, 500]) {
    expect(read(status, { rt_cd: '1', msg_cd: 'EGW00201', msg1: 'x' })).toMatchObject({
      errorClass: 'rate-limit',
      error: { code: 'ERR_RATE_LIMITED', retryAfterMs: 1_000 },
    });
  }
  expect(read(200, { rt_cd: '0', msg_cd: 'KIOK0560', msg1: 'nothing  ' })).toMatchObject({
    kind: 'answer',
    message: 'nothing',
  });
});

test('OPSQ2001 with a time limit is a closed session, else a mistake', () => {
  const table = createKisErrorTable();
  const read = (msg1: string) =>
    readReply(
      { status: 200, headers: {}, json: { rt_cd: '2', msg_cd: 'OPSQ2001', msg1 } },
      { table, operationClass: 'quote', redact: (text) => text },
    );
  expect(read('TIME LIMIT 00:00 ~ 15:40')).toMatchObject({ errorClass: 'session-closed', code: 'OPSQ2001' });
  expect(read('ERROR INPUT FIELD NOT FOUND [X]')).toMatchObject({ errorClass: 'caller', code: 'OPSQ2001' });
});

test('every class in use has a remedy', () => {
  const used = new Set(codes.map((entry) => entry.class).filter((name) => name !== 'success'));
  for (const name of used) expect(errorClasses).toHaveProperty([name, 'remedy'], expect.stringMatching(/\w/));
});
