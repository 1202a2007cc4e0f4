import { errorClasses } from '@hub/provider-kit';
import { seededRandom } from '@hub/testing';
import { describe, expect, test } from 'vitest';
import { kiwoomErrorTable } from './error-table.ts';
import { judge } from './judge.ts';
import { kiwoomCodes } from './kiwoom-codes.ts';
import { readReply } from './read-reply.ts';

const errors = kiwoomErrorTable();

function judged(return_code: number, return_msg: string, operationClass: 'quote' | 'order', status = 200) {
  const reply = readReply({ status, json: { return_code, return_msg } });
  if (reply.success) throw new Error('taken for a success');
  return judge(errors, reply, operationClass);
}

describe('every code of the broker', () => {
  // The codes of kiwoom-api 4, typed off the document and not from the table.
  const documented = [
    '1501 1504 1505 1511 1512 1513 1514 1515 1516 1517 1634 1687 1700 1701 1702 1901 1902 1903 1999',
    '8001 8002 8003 8005 8006 8009 8010 8011 8012 8015 8016 8020 8030 8031 8040 8050 8103 8104 8200',
    'RC9000 RC4058 RC4057 RC4003 RC4025 RC4091 RC5006 800033 571552',
  ].flatMap((line) => line.split(' '));

  test('is in the table, with a class that has a remedy', () => {
    expect(documented).toHaveLength(47);
    for (const code of documented) expect(errors.has(code), code).toBe(true);
    for (const [code, errorClass] of kiwoomCodes) {
      expect(errorClasses[errorClass].remedy, code).not.toBe('');
      expect(errors.classify(code, 'quote')).toMatchObject({ code, class: errorClass, known: true });
    }
  });

  test('is safe to repeat for an order only where the broker surely did nothing', () => {
    const safe = kiwoomCodes
      .filter(([code]) => errors.classify(code, 'order').retry === 'safe')
      .map(([code]) => code);
    expect(safe).toEqual(['1700', '1701', '1702', '8003', '8005', '8103', 'http-401', 'http-429']);
  });
});

describe('class 5', () => {
  test('with 1700 may be repeated', () => {
    expect(
      judged(5, '허용된 요청 개수를 초과하였습니다[1700:유량=5, API ID=ka10080]', 'quote', 429),
    ).toMatchObject({
      class: 'rate-limit',
      retry: 'safe',
    });
  });

  test.each([200, 429])('with 1634 may not, at HTTP %i', (status) => {
    expect(judged(5, '허용된 요청 개수를 초과하였습니다[1634]', 'quote', status)).toMatchObject({
      class: 'caller',
      retry: 'never',
    });
  });
});

describe('a code in no list', () => {
  test('is never safe to repeat for an order, whatever stands around it', () => {
    const random = seededRandom(6);
    const digits = (count: number) => String(Math.floor(random() * 10 ** count)).padStart(count, '0');
    let unknown = 0;
    for (let round = 0; round < 2_000; round += 1) {
      const code = random() < 0.5 ? digits(4) : `RC${digits(4)}`;
      if (errors.has(code)) continue;
      unknown += 1;
      const said = code.startsWith('RC') ? `[2000](${code}:?)` : `[${code}:?]`;
      const returned = 1 + Math.floor(random() * 30);
      expect(judged(returned, said, 'order', random() < 0.5 ? 200 : 429).retry, said).not.toBe('safe');
    }
    expect(unknown).toBeGreaterThan(1_900);
  });

  test('is kept and counted', () => {
    const fresh = kiwoomErrorTable();
    const reply = readReply({ status: 200, json: { return_code: 20, return_msg: '[2000](RC7777:?)' } });
    if (reply.success) throw new Error('taken for a success');
    expect(judge(fresh, reply, 'order')).toMatchObject({
      code: 'RC7777',
      class: 'order-refused',
      retry: 'never',
      known: false,
    });
    expect([...fresh.unknownCodes]).toEqual([['RC7777', 1]]);
  });

  test('may be asked again by a query', () => {
    expect(judged(7, '[9999:?]', 'quote')).toMatchObject({ class: 'unknown', retry: 'safe' });
  });

  test('of an order without a class that says "refused" leaves the outcome open', () => {
    expect(judged(7, '[9999:?]', 'order').retry).toBe('outcome-unknown');
  });
});
