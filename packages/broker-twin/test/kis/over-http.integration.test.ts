import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BrokerTwin } from '../../src/broker-twin.ts';
import { createBrokerTwin } from '../../src/create-broker-twin.ts';
import { defaultAccounts } from '../../src/credentials/default-accounts.ts';

const [account] = defaultAccounts.kis.real;

interface Exchange {
  readonly status: number;
  /** In order, as sent. */
  readonly headerNames: readonly string[];
  readonly httpVersion: string;
  readonly body: Record<string, unknown>;
}

let twin: BrokerTwin;

beforeAll(async () => {
  twin = await createBrokerTwin({ seed: 7, clock: { speed: 0 } });
});
afterAll(async () => {
  await twin.close();
});

function send(path: string, headers: Record<string, string> = {}, body?: object): Promise<Exchange> {
  return new Promise((resolve, reject) => {
    const sent = request(
      `${twin.kis.real.url}${path}`,
      { method: body === undefined ? 'GET' : 'POST', headers },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headerNames: response.rawHeaders.filter((_, index) => index % 2 === 0),
            httpVersion: response.httpVersion,
            body: JSON.parse(Buffer.concat(parts).toString()),
          });
        });
      },
    );
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

describe('KIS over HTTP', () => {
  it('has the headers that the official helper can read', async () => {
    const { appKey = '', appSecret = '' } = account ?? {};
    const grant = { grant_type: 'client_credentials', appkey: appKey, appsecret: appSecret };
    const issued = await send('/oauth2/tokenP', { 'Content-Type': 'application/json' }, grant);
    expect(issued.status).toBe(200);
    const key = { authorization: `Bearer ${String(issued.body['access_token'])}`, appKey, appSecret };
    const query = 'fid_cond_mrkt_div_code=J&FID_INPUT_ISCD=005930';
    const quote = await send(`//uapi/domestic-stock/v1/quotations/inquire-price?${query}`, {
      ...key,
      tr_id: 'FHKST01010100',
    });
    expect([quote.status, quote.httpVersion, quote.body['rt_cd']]).toEqual([200, '1.1', '0']);
    // kis-api 4 [H]: a header in lower case with a hyphen makes that helper raise; tr_cont must be there.
    const lower = quote.headerNames.filter((name) => name === name.toLowerCase());
    expect(lower).toEqual(['tr_id', 'tr_cont', 'gt_uid']);
    const order = await send(
      '/uapi/domestic-stock/v1/trading/order-cash',
      { ...key, tr_id: 'TTTC0012U', 'content-type': 'application/json; charset=utf-8' },
      {
        CANO: account?.account.slice(0, 8),
        ACNT_PRDT_CD: '01',
        PDNO: '005930',
        ORD_DVSN: '01',
        ORD_QTY: '1',
        ORD_UNPR: '0',
      },
    );
    expect(order.body['msg_cd']).toBe('APBK0013');
  });
});
