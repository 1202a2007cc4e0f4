import { describe, expect, it } from 'vitest';
import { bodyOf, holder, openKiwoom } from './open-kiwoom.ts';

/** A request with one more thing wrong in each line; the first wrong thing must be told. kiwoom-api 12 */
const stages = [
  ['blocked agent', 400, 'Request Blocked'],
  ['no body', 400, 'Required request body is missing'],
  ['no api-id', 200, '[1501:'],
  ['unknown api-id', 200, '[1505:'],
  ['wrong path', 200, '[1504:'],
  ['no authorization', 200, '[1513:'],
  ['bad token', 200, '[8005:'],
  ['over the limit', 429, '[1700:'],
  ['not on mock', 200, '[8104:'],
  ['no parameter', 200, '[1511:'],
  ['bad day', 200, '[1517:'],
] as const;

type Stage = (typeof stages)[number][0];

function request(wrongFrom: Stage) {
  const first = stages.findIndex(([stage]) => stage === wrongFrom);
  const isWrong = (stage: Stage) => stages.findIndex(([known]) => known === stage) >= first;
  const isLater = (stage: Stage) => stages.findIndex(([known]) => known === stage) < first;
  const kiwoom = openKiwoom({
    environment: 'paper',
    rule: {
      kind: 'token_bucket',
      limit: 1,
      capacity: isWrong('over the limit') ? 1 : 100,
      countRefused: false,
    },
  });
  const isOnMock = isLater('not on mock');
  const id = isWrong('no api-id')
    ? undefined
    : isWrong('unknown api-id')
      ? 'ka99999'
      : isOnMock
        ? 'ka10081'
        : 'ka01690';
  const full = isWrong('no parameter') ? {} : { stk_cd: '005930', base_dt: '20261399', upd_stkpc_tp: '1' };
  const authorization = isWrong('no authorization')
    ? undefined
    : `Bearer ${isWrong('bad token') ? 'x' : kiwoom.token(holder)}`;
  const send = () =>
    kiwoom.send({
      ...(id === undefined ? {} : { id }),
      path: isWrong('wrong path') ? '/api/dostk/nowhere' : isOnMock ? '/api/dostk/chart' : '/api/dostk/acnt',
      body: isWrong('no body') ? '' : full,
      headers: {
        'user-agent': isWrong('blocked agent') ? 'Python/3.12 aiohttp/3.9.5' : 'node',
        ...(authorization === undefined ? {} : { authorization }),
      },
    });
  send();
  return send();
}

describe('the order of checks', () => {
  // From the last thing wrong to everything wrong: each time another one is told.
  it.each(stages.map(([stage, status, text]) => [stage, status, text] as const))(
    '%s',
    (stage, status, text) => {
      const reply = request(stage);
      expect(reply.status, reply.body).toBe(status);
      expect(reply.body).toContain(text);
    },
  );

  it('answers other methods and bodies like a web framework', () => {
    const kiwoom = openKiwoom();
    const get = kiwoom.send({ method: 'GET', path: '/api/dostk/stkinfo', body: '' });
    expect(get.status).toBe(405);
    const broken = kiwoom.send({ id: 'ka10001', body: '{"stk_cd":' });
    expect(bodyOf(broken)).toEqual({ status: 400, error: 'BAD_REQUEST', message: 'JSON parse error' });
  });
});
