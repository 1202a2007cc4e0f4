import { describe, expect, it } from 'vitest';
import { bodyOf, duringSession, foreigner, header, holder, openKis, other } from './open-kis.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const quote = {
  path: '/uapi/domestic-stock/v1/quotations/inquire-price',
  query: { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' },
};

describe('tokenP', () => {
  it('answers the same token for six hours, then a new one', () => {
    const kis = openKis();
    const texts: string[] = [0, 1, 5.99 * 60, 6 * 60].map(
      (minutes) => bodyOf(kis.issueToken(holder, duringSession + minutes * minuteMs)).access_token,
    );
    expect(texts[1]).toBe(texts[0]);
    expect(texts[2]).toBe(texts[0]);
    expect(texts[3]).not.toBe(texts[0]);
    expect(texts[0]!.length).toBeLessThanOrEqual(350);
    expect(texts[0]!.split('.')).toHaveLength(3);
  });

  it('refuses a second request within a minute, per key', () => {
    const kis = openKis();
    kis.issueToken();
    const refused = kis.issueToken(holder, duringSession + minuteMs - 1);
    expect(refused.status).toBe(403);
    expect(Object.keys(bodyOf(refused))).toEqual(['error_description', 'error_code']);
    expect(bodyOf(refused).error_code).toBe('EGW00133');
    expect(kis.issueToken(other).status).toBe(200);
    expect(kis.issueToken(holder, duringSession + minuteMs).status).toBe(200);
  });

  it('tells the end in Korean time', () => {
    const body = bodyOf(openKis().issueToken());
    expect(body.access_token_token_expired).toBe('2026-09-12 14:03:12');
    expect(body.expires_in).toBe(86_400);
    const remaining = openKis({ switches: { expiresIn: 'remaining' } });
    remaining.issueToken();
    expect(bodyOf(remaining.issueToken(holder, duringSession + hourMs)).expires_in).toBe(82_800);
  });

  it.each([
    [{}, 'EGW00115'],
    [{ grant_type: 'password' }, 'EGW00116'],
    [{ grant_type: 'client_credentials' }, 'EGW00102'],
    [{ grant_type: 'client_credentials', appkey: holder.appKey }, 'EGW00104'],
    [{ grant_type: 'client_credentials', appkey: 'wrong', appsecret: 'x' }, 'EGW00103'],
    [{ grant_type: 'client_credentials', appkey: foreigner.appKey, appsecret: 'x' }, 'EGW00103'],
    [{ grant_type: 'client_credentials', appkey: holder.appKey, appsecret: 'x' }, 'EGW00105'],
  ])('refuses %j with %s', (body, code) => {
    const reply = openKis().send({ method: 'POST', path: '/oauth2/tokenP', body });
    expect(reply.status).toBe(403);
    expect(bodyOf(reply).error_code).toBe(code);
  });
});

describe('a token', () => {
  const ask = (kis: ReturnType<typeof openKis>, headers: Record<string, string>, at = duringSession) =>
    kis.send({ ...quote, headers: { ...kis.authorized(), tr_id: 'FHKST01010100', ...headers }, at });

  it.each([
    [{ authorization: '' }, 'EGW00122'],
    [{ authorization: 'Bearer' }, 'EGW00122'],
    [{ authorization: 'Basic abc' }, 'EGW00205'],
    [{ authorization: 'Bearer wrong' }, 'EGW00121'],
    [{ appkey: '' }, 'EGW00102'],
    [{ appsecret: '' }, 'EGW00104'],
    [{ appkey: 'wrong' }, 'EGW00103'],
    [{ appsecret: 'wrong' }, 'EGW00304'],
    [{ appkey: foreigner.appKey }, 'EGW02004'],
    [{ appkey: other.appKey, appsecret: other.appSecret }, 'EGW00121'],
    [{ custtype: 'X' }, 'EGW00208'],
  ])('is refused with HTTP 500 for %j: %s', (headers, code) => {
    const reply = ask(openKis(), headers);
    expect(reply.status).toBe(500);
    expect(Object.keys(bodyOf(reply))).toEqual(['rt_cd', 'msg1', 'msg_cd']);
    expect(bodyOf(reply).msg_cd).toBe(code);
    expect(reply.headers).toHaveLength(1);
  });

  it('lives 24 hours, any case of Bearer', () => {
    const kis = openKis();
    const { authorization = '' } = kis.authorized();
    const issuedAt = duringSession - minuteMs;
    const lower = { authorization: authorization.replace('Bearer', 'bearer') };
    expect(ask(kis, lower, issuedAt + 24 * hourMs - 1).status).toBe(200);
    expect(bodyOf(ask(kis, {}, issuedAt + 24 * hourMs)).msg_cd).toBe('EGW00123');
  });

  it.each([
    ['keep-old', 'MCA00000'],
    ['kill-old', 'EGW00121'],
  ] as const)('after a new one is issued: %s', (reissue, code) => {
    const kis = openKis({ switches: { reissue } });
    const old = kis.authorized();
    const at = duringSession + 7 * hourMs;
    kis.issueToken(holder, at);
    expect(bodyOf(ask(kis, old, at)).msg_cd).toBe(code);
  });

  it('dies when revoked, and a new one is issued a minute later', () => {
    const kis = openKis();
    const text = kis.token();
    const body = { appkey: holder.appKey, appsecret: holder.appSecret, token: text };
    const revoke = () => bodyOf(kis.send({ method: 'POST', path: '/oauth2/revokeP', body }));
    expect(revoke()).toEqual({ code: 200, message: '접근토큰 폐기에 성공하였습니다' });
    expect(bodyOf(ask(kis, {})).msg_cd).toBe('EGW00121');
    expect(revoke().error_code).toBe('EGW00121');
    expect(bodyOf(kis.issueToken(holder, duringSession + minuteMs)).access_token).not.toBe(text);
  });

  it('dies when the front forgets it', () => {
    const kis = openKis();
    kis.authorized();
    expect(kis.front.killTokens(other.appKey)).toBe(0);
    expect(kis.front.killTokens()).toBe(1);
    expect(bodyOf(ask(kis, {})).msg_cd).toBe('EGW00121');
  });
});

describe('Approval and hashkey', () => {
  it('gives an approval key once a second', () => {
    const kis = openKis();
    const body = { grant_type: 'client_credentials', appkey: holder.appKey, secretkey: holder.appSecret };
    const approve = (at: number) => kis.send({ method: 'POST', path: '/oauth2/Approval', body, at });
    expect(bodyOf(approve(duringSession)).approval_key).toMatch(
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    );
    expect(bodyOf(approve(duringSession + 500)).msg_cd).toBe('EGW00201');
    expect(approve(duringSession + 1000).status).toBe(200);
  });

  it('echoes the body with a hash that an order is checked against', () => {
    const kis = openKis();
    const headers = { appkey: holder.appKey, appsecret: holder.appSecret };
    const body = {
      CANO: '50000001',
      ACNT_PRDT_CD: '01',
      PDNO: '005930',
      ORD_DVSN: '01',
      ORD_QTY: '1',
      ORD_UNPR: '0',
    };
    const made = bodyOf(kis.send({ method: 'POST', path: '/uapi/hashkey', headers, body }));
    expect(made.BODY).toEqual(body);
    expect(made.HASH).toMatch(/^[0-9a-f]{64}$/);
    const order = (hashkey: string) =>
      kis.send({
        method: 'POST',
        path: '/uapi/domestic-stock/v1/trading/order-cash',
        headers: { ...kis.authorized(), tr_id: 'TTTC0012U', hashkey },
        body,
      });
    expect(bodyOf(order('0'.repeat(64))).msg_cd).toBe('EGW00131');
    expect(header(order(made.HASH), 'tr_id')).toBe('TTTC0012U');
  });
});
