import { createBrokerTwin } from '@hub/broker-twin';
import { startRedis, startWorker } from '@hub/testing';
import { expect, test } from 'vitest';
import { answersTo } from './support/answers-to.ts';
import { twinEnv } from './support/twin-env.ts';

type Row = readonly [provider: string, trId: string, params: Record<string, unknown>, seen: RegExp];
const kis = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' };
const lower = { fid_cond_mrkt_div_code: 'J', fid_input_iscd: '005930' };
const days = { FID_INPUT_DATE_1: '20260831', FID_INPUT_DATE_2: '20260911', FID_PERIOD_DIV_CODE: 'D' };

/** What the predecessor's callers send (WIRE part 1, user-pains A8, C6), and what tells that the answer is the right one. */
const answered: readonly Row[] = [
  // The collector of prices: plain names, the broker's, and both mixed.
  ['KIS', 'FHKST01010100', { symbol: '005930' }, /"stck_prpr":"\d+"/],
  ['kis', 'FHKST01010100', kis, /"stck_shrn_iscd":"005930"/],
  ['KIS', 'FHKST01010100', lower, /"stck_shrn_iscd":"005930"/],
  ['KIS', 'fhkst01010100', { symbol: '005930', FID_COND_MRKT_DIV_CODE: 'J' }, /"stck_shrn_iscd":"005930"/],
  ['KIS', 'FHKST01010200', { symbol: '005930', timestamp: null }, /"askp1":"\d+"/],
  // The backfill: a time that this TR does not take.
  ['KIS', 'FHKST01010300', { symbol: '005930', time: '093000' }, /"stck_cntg_hour":"\d{6}".*FHPST01060000/],
  ['KIS', 'FHKST01010300', { ...lower, time: '093000' }, /"stck_cntg_hour":"\d{6}"/],
  // Charts.
  ['KIS', 'FHKST01010400', { symbol: '005930', timeframe: '1d' }, /"stck_bsop_date":"\d{8}"/],
  [
    'KIS',
    'FHKST03010200',
    { symbol: '005930', time: '133000', timeframe: '1m' },
    /"stck_cntg_hour":"133000"/,
  ],
  ['KIS', 'FHKST03010100', { ...kis, ...days }, /"stck_bsop_date":"20260911"/],
  ['KIS', 'FHKST03010100', { symbol: '005930', ...days }, /"stck_bsop_date":"20260911"/],
  ['KIWOOM', 'opt10079', { symbol: '005930' }, /"cntr_tm":"\d{14}"/],
  ['KIWOOM', 'opt10079', { stk_cd: 'A005930', tic_scope: '1', upd_stkpc_tp: '1' }, /"cntr_tm":"\d{14}"/],
  ['KIWOOM', 'opt10080', { symbol: '005930', timeframe: '1m' }, /"cntr_tm":"\d{14}"/],
  ['KIWOOM', 'opt10081', { symbol: '005930', date: '20260910' }, /"dt":"20260910"/],
  ['kiwoom', 'OPT10081', { STK_CD: '005930', BASE_DT: '20260910', UPD_STKPC_TP: '0' }, /"dt":"20260910"/],
  ['KIWOOM', 'ka10080', { symbol: 'A005930', time: '153000', timeframe: '1m' }, /"cntr_tm":"\d{14}"/],
  ['KIWOOM', 'ka10001', { symbol: 'A005930' }, /"stk_cd":"005930"/],
  ['KIWOOM', 'ka10004', { stk_cd: '005930' }, /"sel_fpr_bid":"[+-]?\d+"/],
  // The account's books, under ids of before 2025.
  [
    'KIS',
    'TTTC8001R',
    { INQR_STRT_DT: '20260911', INQR_END_DT: '20260911' },
    /TTTC8001R is an old id, TTTC0081R was called/,
  ],
  ['KIS', 'TTTC8036R', {}, /TTTC8036R is an old id, TTTC0084R was called/],
  ['KIS', 'TTTC8434R', {}, /"dnca_tot_amt":"\d+"/],
];

/** What cannot be answered, and what the refusal names. */
const refused: readonly Row[] = [
  ['KIWOOM', 'opt10001', { symbol: '005930' }, /its REST counterpart is ka10001/],
  ['KIWOOM', 'opw00018', {}, /its REST counterpart is kt00018/],
  ['KIWOOM', 'opt99999', {}, /has no known REST counterpart/],
  ['KIWOOM', 'FHKST01010100', { symbol: '005930' }, /FHKST01010100/],
  ['KIS', 'ka10001', { symbol: '005930' }, /looks like one of Kiwoom/],
  ['KIS', 'FHKST01010101', { symbol: '005930' }, /FHKST01010101/],
  ['KIS', 'VTTC8001R', {}, /paper host.*use TTTC0081R/],
  ['KIS', 'FHKST01010100', { timeframe: '1d' }, /FID_INPUT_ISCD is missing \(plain: symbol\)/],
];

test('requests of the predecessor’s callers: each a right answer, or a refusal that names the right id', async () => {
  await using twin = await createBrokerTwin();
  await using redis = await startRedis({ tcp: true });
  await using _worker = await startWorker({ redisUrl: redis.url, env: twinEnv(twin) });
  // Fields that old callers put there.
  const old = { timestamp: 1_789_000_000.123, callback_key: null, priority: 'HIGH' };
  const tasks = [...answered, ...refused].map(([provider, tr_id, params]) => ({
    ...old,
    provider,
    tr_id,
    params,
  }));
  const answers = await answersTo(redis.client(), tasks);
  for (const [index, [provider, trId, , seen]] of [...answered, ...refused].entries()) {
    const answer = answers[index];
    const isAnswered = index < answered.length;
    const what = `${provider} ${trId} ${JSON.stringify(tasks[index]?.params)}: ${JSON.stringify(answer?.error)}`;
    expect(answer?.status, what).toBe(isAnswered ? 'SUCCESS' : 'ERROR');
    expect(isAnswered ? JSON.stringify(answer?.data) : answer?.error?.message, what).toMatch(seen);
    if (isAnswered) {
      expect(answer?.data, what).toMatchObject({
        status: 'success',
        provider: provider.toUpperCase(),
        tr_id: trId,
      });
      // The account has no orders; all else has rows.
      const least = trId.startsWith('TTTC') ? 0 : 1;
      expect(Object.keys(answer?.data?.data ?? {}).length, what).toBeGreaterThanOrEqual(least);
    } else {
      expect(answer?.error, what).toMatchObject({ code: 'ERR_PROVIDER_REJECTED', retry: 'never' });
      expect(answer?.timing?.sent_ms, what).toBeUndefined();
    }
  }
  console.info(`${answered.length} answered, ${refused.length} refused`);
});
