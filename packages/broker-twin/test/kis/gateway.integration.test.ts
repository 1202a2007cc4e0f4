import { describe, expect, it } from 'vitest';
import { kisCallRule } from '../../src/kis/kis-switches.ts';
import { bodyOf, duringSession, exampleParameters, header, holder, openKis, other } from './open-kis.ts';

const stock = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' };
const pricePath = '/uapi/domestic-stock/v1/quotations/inquire-price';

describe('the rate limit', () => {
  it.each([500, 200] as const)('refuses call 19 of a second with HTTP %i', (rateStatus) => {
    const kis = openKis({ rule: kisCallRule('real'), switches: { rateStatus } });
    const second = Math.ceil(duringSession / 1000) * 1000;
    kis.token();
    const calls = Array.from({ length: 30 }, (_, index) =>
      kis.call('FHKST01010100', stock, { at: second + index * 10 }),
    );
    const refused = calls.filter((reply) => bodyOf(reply).msg_cd === 'EGW00201');
    expect(calls.length - refused.length).toBe(18);
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([rateStatus]));
    expect(refused[0]?.body).toBe(
      '{"rt_cd":"1","msg1":"초당 거래건수를 초과하였습니다.","msg_cd":"EGW00201"}',
    );
    expect(bodyOf(kis.call('FHKST01010100', stock, { at: second + 1000 })).rt_cd).toBe('0');
  });

  it('counts per key, and refused calls only if told so', () => {
    const rule = { kind: 'sliding_second', limit: 1, countRefused: true } as const;
    const answers = (countRefused: boolean) => {
      const kis = openKis({ environment: 'paper', rule: { ...rule, countRefused } });
      const at = (ms: number) => bodyOf(kis.call('FHKST01010100', stock, { at: duringSession + ms })).msg_cd;
      return [at(0), at(600), at(1200)];
    };
    expect(answers(true)).toEqual(['MCA00000', 'EGW00201', 'EGW00201']);
    expect(answers(false)).toEqual(['MCA00000', 'EGW00201', 'MCA00000']);
    const kis = openKis({ rule });
    expect(bodyOf(kis.call('FHKST01010100', stock)).rt_cd).toBe('0');
    expect(bodyOf(kis.call('FHKST01010100', stock, { key: other })).rt_cd).toBe('0');
  });

  it('can be shared by all customers of the balance', () => {
    const sharedLedgerRule = { kind: 'fixed_second', limit: 1, countRefused: false } as const;
    const kis = openKis({ switches: { sharedLedgerRule } });
    const account = exampleParameters('TTTC8434R');
    expect(bodyOf(kis.call('TTTC8434R', account)).rt_cd).toBe('0');
    const own = { ...account, CANO: '50000002' };
    const refused = kis.call('TTTC8434R', own, { key: other });
    expect([refused.status, bodyOf(refused).msg_cd]).toEqual([500, 'EGW00215']);
  });
});

describe('path and tr_id', () => {
  const ask = (environment: 'real' | 'paper', tr_id: string, path = pricePath) => {
    const kis = openKis({ environment });
    return kis.send({ path, query: stock, headers: { ...kis.authorized(), tr_id } });
  };

  it.each([
    ['real', 'FHKST01010200', pricePath, 200, 'OPSQ0002'],
    ['real', 'NOSUCHTR', pricePath, 200, 'OPSQ0002'],
    ['real', '', pricePath, 200, 'OPSQ0002'],
    ['real', 'FHKST01010100', '/uapi/nothing', 200, 'OPSQ0002'],
    ['real', 'VTTC8434R', '/uapi/domestic-stock/v1/trading/inquire-balance', 500, 'EGW02004'],
    ['paper', 'CTCA0903R', '/uapi/domestic-stock/v1/quotations/chk-holiday', 500, 'EGW00213'],
    ['paper', 'VTCA0903R', '/uapi/domestic-stock/v1/quotations/chk-holiday', 200, 'OPSQ0002'],
    ['paper', 'FHKST01010100', pricePath, 200, 'MCA00000'],
  ] as const)('%s %s %s: HTTP %i %s', (environment, id, path, status, code) => {
    const reply = ask(environment, id, path);
    expect([reply.status, bodyOf(reply).msg_cd]).toEqual([status, code]);
  });

  it('knows old ids and those of single countries', () => {
    const kis = openKis();
    expect(header(kis.call('TTTC8001R', exampleParameters('TTTC8001R')), 'tr_id')).toBe('TTTC8001R');
    expect(bodyOf(kis.call('TTTS0308U', exampleParameters('TTTS0308U'))).rt_cd).toBe('0');
    const paper = openKis({ environment: 'paper' });
    expect(bodyOf(paper.call('VTTT1001U', exampleParameters('VTTT1001U'))).rt_cd).toBe('0');
  });
});

describe('parameters', () => {
  it('count in any case in a query', () => {
    const kis = openKis();
    const mixed = { fid_cond_mrkt_div_code: 'J', Fid_Input_Iscd: '005930' };
    expect(bodyOf(kis.call('FHKST01010100', mixed)).output.stck_shrn_iscd).toBe('005930');
  });

  it('count only in upper case in a body', () => {
    const kis = openKis();
    const body = exampleParameters('TTTC0012U', {
      PDNO: '005930',
      ORD_DVSN: '01',
      ORD_QTY: '1',
      ORD_UNPR: '0',
    });
    const lower = Object.fromEntries(Object.entries(body).map(([key, value]) => [key.toLowerCase(), value]));
    expect(bodyOf(kis.call('TTTC0012U', body)).msg_cd).toBe('APBK0013');
    expect(bodyOf(kis.call('TTTC0012U', lower))).toEqual({
      rt_cd: '2',
      msg_cd: 'OPSQ2001',
      msg1: 'ERROR INPUT FIELD NOT FOUND [CANO]',
    });
  });

  it('must be there, also those called optional', () => {
    const kis = openKis();
    const { FID_FAKE_TICK_INCU_YN: _left, ...rest } = exampleParameters('FHKST03010230');
    const reply = kis.call('FHKST03010230', rest);
    expect([reply.status, header(reply, 'tr_cont')]).toEqual([200, '']);
    expect(bodyOf(reply).msg1).toBe('ERROR INPUT FIELD NOT FOUND [FID_FAKE_TICK_INCU_YN]');
  });

  it.each([
    ['FHKST01010100', { ...stock, FID_INPUT_ISCD: '0'.repeat(40) }, 'OPSQ2002'],
    ['FHKST01010100', { ...stock, FID_COND_MRKT_DIV_CODE: 'Z' }, 'OPSQ2001'],
    ['FHKST01010200', { ...stock, FID_INPUT_ISCD: '999999' }, 'MCA05918'],
    ['FHKST01010100', { ...stock, FID_INPUT_ISCD: '999999' }, 'MCA00000'],
    ['TTTC8434R', exampleParameters('TTTC8434R', { CANO: '50000002' }), 'OPSQ2000'],
  ] as const)('%s with %j: %s', (id, parameters, code) => {
    const reply = openKis().call(id, parameters);
    expect([reply.status, bodyOf(reply).msg_cd]).toEqual([200, code]);
  });

  it('paper knows the venue J only', () => {
    const kis = openKis({ environment: 'paper' });
    expect(bodyOf(kis.call('FHKST01010100', { ...stock, FID_COND_MRKT_DIV_CODE: 'UN' })).rt_cd).toBe('2');
    expect(bodyOf(openKis().call('FHKST01010100', { ...stock, FID_COND_MRKT_DIV_CODE: 'UN' })).rt_cd).toBe(
      '0',
    );
  });

  it('must be a JSON object in a body', () => {
    const kis = openKis();
    const headers = { ...kis.authorized(holder), tr_id: 'TTTC0012U' };
    const path = '/uapi/domestic-stock/v1/trading/order-cash';
    expect(bodyOf(kis.send({ method: 'POST', path, headers, body: [] })).msg_cd).toBe('EGW00101');
    const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
    expect(bodyOf(kis.send({ method: 'POST', path, headers: form, body: {} })).msg_cd).toBe('EGW00132');
  });
});
