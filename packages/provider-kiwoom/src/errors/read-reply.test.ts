import { describe, expect, test } from 'vitest';
import { readReply } from './read-reply.ts';

const failed = (status: number, json: unknown) => {
  const reply = readReply({ status, json });
  if (reply.success) throw new Error('taken for a success');
  return reply;
};

describe('success', () => {
  test.each([
    { return_code: 0, return_msg: ' 조회가 완료되었습니다.' },
    { return_code: '0', return_msg: '모의투자 매수주문완료' },
    { returnCode: 0, returnMsg: 'as two official examples show it' },
  ])('$return_code$returnCode with any message', (json) => {
    expect(readReply({ status: 200, json })).toMatchObject({ success: true, body: json });
  });
});

describe('the code of a failure', () => {
  test.each([
    ['in brackets', 200, 3, '인증에 실패했습니다[8005:Token이 유효하지 않습니다]', '8005', 'class-3'],
    ['in brackets without text', 200, 5, '허용된 요청 개수를 초과하였습니다[1634]', '1634', 'class-5'],
    ['of the order host', 200, 20, '[2000](RC4058:모의투자 장종료)', 'RC4058', 'class-20'],
    [
      'of the order host, six digits',
      200,
      20,
      '[2000](800033:매도가능수량이 부족합니다)',
      '800033',
      'class-20',
    ],
    ['as return_code itself', 200, 8005, 'Token이 유효하지 않습니다', '8005', 'class-8005'],
    ['only as a class', 200, 7, '서비스를 처리하는 중에 오류가 발생했습니다', 'class-7', 'class-7'],
    ['as text', 200, '3', '[8001:…]', '8001', 'class-3'],
    ['at HTTP 429', 429, 5, '[9999:something new]', '9999', 'http-429'],
  ])('%s', (_where, status, return_code, return_msg, code, fallback) => {
    expect(failed(status, { return_code, return_msg })).toMatchObject({ code, fallback });
  });

  test.each([
    ['an HTML page', 400, undefined, 'http-400'],
    ['a gateway page', 502, undefined, 'http-502'],
    ['HTML with HTTP 200', 200, undefined, 'not-json'],
    ['a list', 200, [], 'http-200'],
    ['a framework error', 400, { status: 400, error: 'BAD_REQUEST', message: 'missing' }, 'http-400'],
    ['a body without envelope', 200, { stk_cd: '005930' }, 'no-return-code'],
    ['a refusal that calls itself a success', 429, { return_code: 0 }, 'http-429'],
  ])('%s at HTTP %i', (_what, status, json, code) => {
    expect(failed(status, json).code).toBe(code);
  });
});
