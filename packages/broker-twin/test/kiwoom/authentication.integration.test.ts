import { describe, expect, it } from 'vitest';
import { bodyOf, duringSession, foreigner, holder, openKiwoom } from './open-kiwoom.ts';

const dayMs = 24 * 60 * 60 * 1000;
const good = { grant_type: 'client_credentials', appkey: holder.appKey, secretkey: holder.appSecret };

function tokenBody(body: Record<string, string>, kiwoom = openKiwoom()) {
  const reply = kiwoom.send({ path: '/oauth2/token', body });
  expect(reply.status).toBe(200);
  return bodyOf(reply);
}

describe('tokens', () => {
  it.each([
    ['no grant type', { ...good, grant_type: '' }, 2, '[8011:'],
    ['another grant type', { ...good, grant_type: 'password' }, 2, '[8012:'],
    ['no key', { ...good, appkey: '' }, 2, '[8020:'],
    [
      'the name that KIS uses',
      { grant_type: good.grant_type, appkey: good.appkey, appsecret: 'x' },
      2,
      '[8020:',
    ],
    ['a wrong secret', { ...good, secretkey: 'wrong' }, 3, '[8001:'],
    ['a key of the other environment', { ...good, appkey: foreigner.appKey }, 2, '[8030:'],
  ])('are refused with HTTP 200 for %s', (_case, request, code, detail) => {
    const body = tokenBody(request);
    expect(body.return_code).toBe(code);
    expect(body.return_msg).toContain(detail);
    expect(Object.keys(body)).toEqual(['return_msg', 'return_code']);
  });

  it('are given with and without the api-id', () => {
    const kiwoom = openKiwoom();
    const headers = { 'api-id': 'au10001' };
    expect(bodyOf(kiwoom.send({ path: '/oauth2/token', body: good, headers })).token).toMatch(/^[\w-]{86}$/);
    expect(bodyOf(kiwoom.send({ path: '/oauth2/token', body: good })).expires_dt).toBe('20260311101500');
  });

  it('come back while they live, or kill the one before', () => {
    const same = openKiwoom({ switches: { reissue: 'same' } });
    expect(same.token()).toBe(same.token());
    const replacing = openKiwoom({ switches: { reissue: 'replace' } });
    const first = replacing.token();
    const second = replacing.token();
    expect(second).not.toBe(first);
    const asked = (token: string) =>
      bodyOf(replacing.send({ id: 'ka00001', headers: { authorization: `Bearer ${token}` } })).return_msg;
    expect(asked(first)).toContain('[8005:');
    expect(asked(second)).not.toContain('8005');
  });

  it('are revoked by their own key only', () => {
    const kiwoom = openKiwoom();
    const token = kiwoom.token();
    const revoke = (body: Record<string, string>) => bodyOf(kiwoom.send({ path: '/oauth2/revoke', body }));
    expect(revoke({ appkey: good.appkey, secretkey: good.secretkey, token: '' }).return_msg).toContain(
      '[8016:',
    );
    expect(revoke({ appkey: good.appkey, secretkey: good.secretkey, token: 'x' }).return_msg).toContain(
      '[8015:',
    );
    expect(revoke({ appkey: good.appkey, secretkey: good.secretkey, token }).return_code).toBe(0);
    const reply = kiwoom.send({ id: 'ka00001', headers: { authorization: `Bearer ${token}` } });
    expect(bodyOf(reply).return_msg).toContain('[8005:');
  });

  it('have a limit of their own, which failed attempts use up', () => {
    const tokenRule = { kind: 'token_bucket', limit: 1, capacity: 3, countRefused: false } as const;
    const kiwoom = openKiwoom({ switches: { tokenRule } });
    const attempt = () => kiwoom.send({ path: '/oauth2/token', body: { ...good, secretkey: 'wrong' } });
    expect([attempt(), attempt(), attempt(), attempt()].map(({ status }) => status)).toEqual([
      200, 200, 200, 429,
    ]);
  });

  it('can be bound to registered addresses and to the one that got them', () => {
    const kiwoom = openKiwoom({ switches: { registeredAddresses: ['10.0.0.1'], tokenBoundToAddress: true } });
    const refused = kiwoom.send({ path: '/oauth2/token', body: good, address: '10.0.0.2' });
    expect(bodyOf(refused).return_msg).toContain('[8050:');
    const { token } = bodyOf(kiwoom.send({ path: '/oauth2/token', body: good, address: '10.0.0.1' }));
    const elsewhere = kiwoom.send({
      id: 'ka00001',
      address: '10.0.0.2',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(bodyOf(elsewhere).return_msg).toContain('[8010:');
  });
});

describe('authorization', () => {
  const other = openKiwoom({ environment: 'paper' }).token();
  it.each([
    ['nothing', {}, 2, '[1513:'],
    ['an empty header', { authorization: '' }, 2, '[1513:'],
    ['one word', { authorization: 'abcdef' }, 2, '[1514:'],
    ['three words', { authorization: 'Bearer a b' }, 2, '[1514:'],
    ['another scheme', { authorization: 'Basic abcdef' }, 2, '[1515:'],
    ['no token', { authorization: 'Bearer ' }, 2, '[1516:'],
    ['an unknown token', { authorization: 'Bearer abcdef' }, 3, '[8005:'],
    ['a token of the other environment', { authorization: `Bearer ${other}` }, 2, '[8031:'],
  ])('fails with %s', (_case, headers: Record<string, string>, code, detail) => {
    const reply = openKiwoom().send({ id: 'ka10001', body: { stk_cd: '005930' }, headers });
    expect(reply.status).toBe(200);
    expect(bodyOf(reply)).toMatchObject({ return_code: code, return_msg: expect.stringContaining(detail) });
    expect(reply.headers.map(([name]) => name)).not.toContain('cont-yn');
  });

  it('takes the scheme in any case, until the token runs out', () => {
    const kiwoom = openKiwoom();
    const token = kiwoom.token();
    const code = (at: number) =>
      bodyOf(kiwoom.send({ id: 'ka00001', at, headers: { authorization: `bearer ${token}` } })).return_code;
    expect(code(duringSession + dayMs - 1)).toBe(0);
    expect(code(duringSession + dayMs)).toBe(3);
  });
});
