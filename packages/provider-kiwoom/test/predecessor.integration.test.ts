import { expect, test } from 'vitest';
import { startBroker, success } from './support/broker.ts';
import { context, providerOf, task } from './support/provider.ts';

const rows = [
  {
    cntr_tm: '20260310151900',
    dt: '20260310',
    cur_prc: '-97200',
    open_pric: '1',
    high_pric: '1',
    low_pric: '1',
    trde_qty: '1',
  },
];

/** Requests as the predecessor's callers write them, what leaves for the broker, and where the answer is read. */
test.each<[string, Record<string, unknown>, string, Record<string, string>]>([
  [
    'opt10079',
    { symbol: '005930' },
    'ka10079 /api/dostk/chart',
    { stk_cd: '005930', tic_scope: '1', upd_stkpc_tp: '1' },
  ],
  [
    'opt10079',
    { stk_cd: 'A005930', tic_scope: '1', upd_stkpc_tp: '1' },
    'ka10079 /api/dostk/chart',
    { stk_cd: '005930', tic_scope: '1', upd_stkpc_tp: '1' },
  ],
  [
    'opt10081',
    { symbol: '005930', date: '20260310' },
    'ka10081 /api/dostk/chart',
    { stk_cd: '005930', base_dt: '20260310', upd_stkpc_tp: '1' },
  ],
  [
    'opt10081',
    { STK_CD: '005930', BASE_DT: '20260310', UPD_STKPC_TP: '0' },
    'ka10081 /api/dostk/chart',
    { stk_cd: '005930', base_dt: '20260310', upd_stkpc_tp: '0' },
  ],
  [
    'ka10080',
    { symbol: '005930', time: '153000', timeframe: '1m' },
    'ka10080 /api/dostk/chart',
    { stk_cd: '005930', tic_scope: '1', upd_stkpc_tp: '1' },
  ],
  ['ka10001', { symbol: 'A005930' }, 'ka10001 /api/dostk/stkinfo', { stk_cd: '005930' }],
  ['ka10004', { stk_cd: '005930' }, 'ka10004 /api/dostk/mrkcond', { stk_cd: '005930' }],
])('%s %j', async (trId, params, sent, body) => {
  const lists = { stk_tic_chart_qry: rows, stk_dt_pole_chart_qry: rows, stk_min_pole_chart_qry: rows };
  const isChart = sent.endsWith('/chart');
  await using broker = await startBroker((request) =>
    request.trId === ''
      ? undefined
      : { body: { ...(isChart ? lists : { stk_nm: '삼성전자', cur_prc: '-97200' }), ...success } },
  );
  const provider = providerOf(broker);
  const { data } = await provider.call(task(trId, params), context());
  await provider.close?.();
  expect(broker.seen.map(({ trId: id, path }) => `${id} ${path}`)).toEqual([sent]);
  expect(broker.seen[0]?.body).toEqual(body);
  expect(data).toMatchObject({
    status: 'success',
    provider: 'KIWOOM',
    tr_id: trId,
    data: isChart ? rows : { cur_prc: '-97200' },
  });
});
