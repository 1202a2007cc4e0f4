import { eventually, startRedis, startWorker } from '@hub/testing';
import { expect, test } from 'vitest';
import { everythingIn } from './secrets/everything-in.ts';
import { startHostileBroker } from './secrets/hostile-broker.ts';

const appKey = 'PLANTEDkisKEYabcdefghijklmnopqrstuvw';
const appSecret = 'PLANTEDkisSECRET/+='.padEnd(180, 'sEcReT7');
const kisToken = 'PLANTEDkisTOKEN.'.padEnd(340, 'tOkEn5');
const kiwoomKey = 'PLANTEDkiwoomKEY-abcdefghijklmnopqrstuvwxyz';
const kiwoomSecret = 'PLANTEDkiwoomSECRET-abcdefghijklmnopqrstuv';
const kiwoomToken = 'PLANTEDkiwoomTOKEN-abcdefghijklmnopqrstuvw';
const second = {
  app_key: 'PLANTEDsecondKEY',
  app_secret: 'PLANTEDsecondSECRET',
  account_number: '70000009-01',
};
/**
 * What is a secret: keys, secrets and tokens of every account, whole and in part, and the numbers of accounts. What a
 * sender himself writes into a payload that breaks the schema is kept whole in the dead letters, as the contract says.
 */
const secrets = [
  appKey,
  appSecret,
  kisToken,
  '50000001',
  '50000001-01',
  kiwoomKey,
  kiwoomSecret,
  kiwoomToken,
];
const alsoSecret = [second.app_key, second.app_secret, '70000009'];
const needles = ['PLANTED', 'sEcReT7sEcReT7', 'tOkEn5tOkEn5', 'opqrstuv', '50000001', '70000009'];

/**
 * Calls for market data carry no account number, and a volume may look like one: a field that is such a figure and
 * nothing else stays as the broker sent it.
 */
function withoutFigures(key: string, text: string): string {
  const isMarketData = key.startsWith('api:response:') && /"tr_id":"(?:FH|ka10001)/.test(text);
  return isMarketData ? text.replaceAll(/"(?:50000001|70000009)"/g, '"figure"') : text;
}

const trs = [
  ['KIS', 'FHKST01010100'],
  ['KIS', 'FHKST01010300'],
  ['KIS', 'TTTC8434R'],
  ['KIS', 'TTTC0081R'],
  ['KIS', 'TTTC0012U'],
  ['KIWOOM', 'ka10001'],
  ['KIWOOM', 'ka10075'],
  ['KIWOOM', 'kt00007'],
  ['KIWOOM', 'kt10000'],
] as const;
const order = { order_type: 'limit', quantity: 1, price: 50_000, market: 'KRX' };

test('5,000 planted secrets: none in logs, responses, dead letters, or Redis beside the keys of the tokens', async () => {
  await using server = await startRedis({ tcp: true });
  await using broker = await startHostileBroker({ kis: kisToken, kiwoom: kiwoomToken }, [
    ...secrets,
    ...alsoSecret,
  ]);
  await using worker = await startWorker({
    redisUrl: server.url,
    env: {
      ENABLE_MOCK: 'false',
      LOG_LEVEL: 'debug',
      KIS_BASE_URL: broker.url,
      KIS_APP_KEY: appKey,
      KIS_APP_SECRET: appSecret,
      KIS_ACCOUNT_NUMBER: '50000001-01',
      KIS_ACCOUNTS: JSON.stringify({ second }),
      KIWOOM_API_URL: broker.url,
      KIWOOM_APP_KEY: kiwoomKey,
      KIWOOM_APP_SECRET: kiwoomSecret,
      KIS_RATE_LIMIT: '500',
      KIWOOM_RATE_LIMIT: '500',
      ORDERS_ENABLED: 'true',
      HUB_ORDER_ACCOUNTS: 'KIS:default,KIWOOM:default',
      HUB_MAX_RETRIES: '0',
      HUB_SHARE_READS: 'false',
      HUB_CB_FAILURE_THRESHOLD: '1000',
    },
  });
  const redis = server.client();
  const tasks: object[] = [];
  let planted = 0;
  for (const [provider, trId] of trs) {
    const symbol = { symbol: '005930', ...(/U$|kt1/.test(trId) ? order : {}) };
    for (let round = 0; round < 24; round += 1) tasks.push({ provider, tr_id: trId, params: symbol });
    for (const secret of [...secrets, ...alsoSecret]) {
      // A sender who does not know better: as a value, as a name, as a symbol, an account, a TR, a field of the task.
      tasks.push({
        provider,
        tr_id: trId,
        params: { ...symbol, CANO: secret, stk_cd: secret, authorization: secret },
      });
      tasks.push({ provider, tr_id: trId, params: { ...symbol, symbol: secret, [secret]: secret } });
      tasks.push({ provider, tr_id: trId, params: symbol, extra: secret, headers: { appsecret: secret } });
      planted += 7;
    }
  }
  const payloads = tasks.map((task, index) => JSON.stringify({ task_id: `t${index}`, ...task }));
  await redis.rpush('api:request:queue', ...payloads, '{"not json', '{"task_id":"bad"}');
  await eventually(async () => (await redis.keys('api:response:*')).length === tasks.length + 1, {
    timeoutMs: 50_000,
  });

  expect(planted + broker.planted()).toBeGreaterThanOrEqual(5_000);
  expect(broker.answered()).toBeGreaterThan(250);
  const places = [...(await everythingIn(redis))].filter(
    ([key]) => !/^\{?api:token:(?:kis|kiwoom)\b/.test(key),
  );
  expect(places.length).toBeGreaterThan(tasks.length);
  const texts = [...places.flatMap(([key, text]) => [key, withoutFigures(key, text)]), ...worker.lines];
  const leaks = texts.filter((text) => needles.some((needle) => text.includes(needle)));
  expect(leaks.map((text) => text.slice(0, 2_000))).toEqual([]);
  console.info(
    `${planted + broker.planted()} planted, ${places.length} keys and ${worker.lines.length} log lines read`,
  );
});
