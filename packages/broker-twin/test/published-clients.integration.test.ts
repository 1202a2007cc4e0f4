// Clients from npm, unmodified but for the address they call: MIT (cluefin-openapi) and MPL-2.0 (kiwoom-rest-api).
import {
  KiwoomClient as CluefinKiwoom,
  KisAuth,
  KisHttpClient,
  KiwoomAuth,
  silentLogger,
} from 'cluefin-openapi';
import { KiwoomClient } from 'kiwoom-rest-api';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type BrokerTwin, createBrokerTwin, type TwinAddress } from '../src/index.ts';
import { accountOf } from './support/broker-calls.ts';

let twin: BrokerTwin;
beforeAll(async () => {
  twin = await createBrokerTwin();
});
afterAll(() => twin.close());
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

/** `fetch` that goes to the twin where it would go to the broker. Whatever else is called fails. */
function fetchTo(brokerOrigin: string, { url }: TwinAddress): typeof fetch {
  const really = globalThis.fetch;
  return (input, init) => {
    const asked = input instanceof Request ? input.url : input.toString();
    if (!asked.startsWith(brokerOrigin)) throw new Error(`${asked} is not ${brokerOrigin}`);
    return really(url + asked.slice(brokerOrigin.length), init);
  };
}

type Row = Record<string, string>;

/** The answer as what `JSON.parse` gives, whatever type the client gives it. */
const plain = (answer: unknown): ReturnType<typeof JSON.parse> => JSON.parse(JSON.stringify(answer));

const rowsOf = (list: readonly Row[]): readonly Row[] => list;

const KIWOOM = 'https://api.kiwoom.com';
const KIS = 'https://openapi.koreainvestment.com:9443';

test('kiwoom-rest-api 0.2.1: token, quote, candles, balance', async () => {
  const { appKey, appSecret } = accountOf(twin.kiwoom.real);
  vi.stubGlobal('fetch', fetchTo(KIWOOM, twin.kiwoom.real));
  for (const name of ['KIWOOM_APP_KEY', 'KIWOOM_APP_SECRET', 'KIWOOM_ENV']) vi.stubEnv(name, undefined);
  const client = new KiwoomClient({ appKey, appSecret, env: 'live' });

  const quote = plain(await client.stkinfo.call('ka10001', { stk_cd: '005930' }));
  expect(quote).toMatchObject({
    return_code: 0,
    stk_cd: '005930',
    cur_prc: expect.stringMatching(/^[+-]?\d+$/),
  });
  const candles = plain(
    await client.chart.call('ka10081', {
      stk_cd: '005930',
      base_dt: '20260911',
      upd_stkpc_tp: '1',
    }),
  );
  expect(candles.stk_dt_pole_chart_qry).toHaveLength(600);
  const balance = plain(await client.acnt.call('kt00018', { qry_tp: '1', dmst_stex_tp: 'KRX' }));
  expect(
    rowsOf(balance.acnt_evlt_remn_indv_tot)
      .map(({ stk_cd = '' }) => stk_cd)
      .toSorted((left, right) => left.localeCompare(right)),
  ).toEqual(['A000660', 'A005930']);
});

test('cluefin-openapi 0.5.0, Kiwoom: token, quote, candles page by page, balance, revoke', async () => {
  const { appKey, appSecret: secretKey } = accountOf(twin.kiwoom.real, 0);
  const fetchImpl = fetchTo(KIWOOM, twin.kiwoom.real);
  const auth = new KiwoomAuth({ appKey, secretKey, env: 'prod', fetchImpl });
  const { token, tokenType, expiresDt } = await auth.generateToken();
  expect([tokenType, expiresDt]).toEqual(['Bearer', expect.stringMatching(/^\d{14}$/)]);
  const client = new CluefinKiwoom({ token, env: 'prod', fetchImpl, maxRetries: 0, logger: silentLogger });

  const quote = await client.domesticStockInfo.getStockInfo({ stkCd: '005930' });
  expect(quote.body).toMatchObject({ returnCode: 0, stkCd: '005930' });

  const times: string[] = [];
  let cursor: Record<string, string> = {};
  for (let page = 0; page < 4; page += 1) {
    const { body, headers } = await client.domesticChart.getStockMinute({
      stkCd: '005930',
      ticScope: '1',
      updStkpcTp: '1',
      ...cursor,
    });
    const rows = rowsOf(plain(body).stkMinPoleChartQry);
    expect(rows).toHaveLength(900);
    times.push(...rows.map(({ cntrTm = '' }) => cntrTm));
    cursor = { contYn: headers['contYn'] ?? '', nextKey: headers['nextKey'] ?? '' };
    expect(cursor['contYn']).toBe('Y');
  }
  expect(new Set(times).size).toBe(3_600);
  expect(times).toEqual([...times].sort().reverse());

  const balance = plain(
    await client.domesticAccount.getAccountEvaluationBalanceDetails({
      qryTp: '1',
      dmstStexTp: 'KRX',
    }),
  );
  expect(balance.body.acntEvltRemnIndvTot).toHaveLength(2);
  expect(await auth.revokeToken(token)).toBe(true);
  await expect(client.domesticStockInfo.getStockInfo({ stkCd: '005930' })).rejects.toThrow('8005');
});

test('cluefin-openapi 0.5.0, KIS: token, quote, minutes page by page, balance, an order that fills', async () => {
  const { appKey, appSecret: secretKey, account } = accountOf(twin.kis.real);
  const fetchImpl = fetchTo(KIS, twin.kis.real);
  const auth = new KisAuth({ appKey, secretKey, env: 'prod', fetchImpl });
  const { accessToken: token } = await auth.generate();
  const client = new KisHttpClient({ token, appKey, secretKey, env: 'prod', fetchImpl, maxRetries: 0 });
  const stock = { fidCondMrktDivCode: 'J', fidInputIscd: '005930' };

  const quote = plain(await client.domesticBasicQuote.getStockCurrentPrice(stock));
  expect(quote.body).toMatchObject({ rtCd: '0', output: { stckShrnIscd: '005930' } });

  const times: string[] = [];
  for (let hour = '153000'; hour >= '090000'; ) {
    const page = plain(
      await client.domesticBasicQuote.getStockDailyMinuteChart({
        ...stock,
        fidInputDate1: '20260910',
        fidInputHour1: hour,
        fidPwDataIncuYn: 'N',
      }),
    );
    const rows = rowsOf(page.body.output2)
      .filter(({ stckBsopDate }) => stckBsopDate === '20260910')
      .map(({ stckCntgHour = '' }) => stckCntgHour);
    times.push(...rows.filter((time) => !times.includes(time)));
    const last = rows.at(-1) ?? '000000';
    if (last >= hour) break;
    hour = last;
  }
  expect(times).toHaveLength(381);
  expect([times[0], times.at(-1)]).toEqual(['153000', '090000']);

  const whose = { cano: account.slice(0, 8), acntPrdtCd: account.slice(9) };
  const held = async (): Promise<[string, number][]> => {
    const { body } = plain(
      await client.domesticAccount.getStockBalance({
        ...whose,
        trId: 'TTTC8434R',
        trCont: '',
        inqrDvsn: '02',
        fundSttlIcldYn: 'N',
        prcsDvsn: '00',
      }),
    );
    return rowsOf(body.output1)
      .map(({ pdno = '', hldgQty }): [string, number] => [pdno, Number(hldgQty)])
      .toSorted(([left], [right]) => left.localeCompare(right));
  };
  const [other, samsung] = await held();
  expect([other?.[0], samsung?.[0]]).toEqual(['000660', '005930']);
  const order = plain(
    await client.domesticAccount.requestStockQuoteCurrent({
      ...whose,
      trId: 'TTTC0012U',
      pdno: '005930',
      ordDvsn: '01',
      ordQty: '2',
      ordUnpr: '0',
    }),
  );
  expect(order.body).toMatchObject({ rtCd: '0', msgCd: 'APBK0013' });
  twin.clock.step(60_000);
  expect(await held()).toEqual([other, ['005930', (samsung?.[1] ?? 0) + 2]]);
});
