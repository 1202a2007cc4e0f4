import { expect, it } from 'vitest';
import { createBrokerTwin } from '../../src/index.ts';
import { accountOf, kiwoomHeaders } from '../support/broker-calls.ts';
import { headerNames, rawExchange, requestText } from '../support/raw-exchange.ts';

const chart = JSON.stringify({ stk_cd: '005930', tic_scope: '1', upd_stkpc_tp: '1' });

it('sends the headers of Kiwoom in their order and spelling, the body in chunks', async () => {
  await using twin = await createBrokerTwin({ clock: { speed: 0 } });
  const { url } = twin.kiwoom.real;
  const { authorization = '' } = await kiwoomHeaders(twin.kiwoom.real);
  const port = Number(new URL(url).port);
  const answer = await rawExchange(
    port,
    requestText('POST', '/api/dostk/chart', { authorization, 'api-id': 'ka10080' }, chart),
  );
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  expect(headerNames(answer).slice(0, 10)).toEqual([
    'Content-Type',
    'Transfer-Encoding',
    'api-id',
    'cont-yn',
    'next-key',
    'resp-cnt',
    'user-data',
    'Access-Control-Expose-Headers',
    'Access-Control-Allow-Origin',
    'Vary',
  ]);
  expect(answer).toContain('\r\nresp-cnt: 900\r\n');
  expect(answer).not.toContain('Content-Length');
});

it('shows the block page to the default agent of aiohttp, even for a token', async () => {
  await using twin = await createBrokerTwin({ clock: { speed: 0 } });
  const { appKey, appSecret } = accountOf(twin.kiwoom.paper);
  const body = JSON.stringify({ grant_type: 'client_credentials', appkey: appKey, secretkey: appSecret });
  const ask = (agent: string) =>
    fetch(`${twin.kiwoom.paper.url}/oauth2/token`, {
      method: 'POST',
      headers: { 'user-agent': agent },
      body,
    });
  const blocked = await ask('Python/3.12 aiohttp/3.9.5');
  expect(blocked.status).toBe(400);
  expect(await blocked.text()).toContain('Request Blocked');
  expect((await ask('python-requests/2.32')).status).toBe(200);
});
