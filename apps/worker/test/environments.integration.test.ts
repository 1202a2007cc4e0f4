import { readFileSync } from 'node:fs';
import { createBrokerTwin } from '@hub/broker-twin';
import { startProcess, startRedis, startWorker } from '@hub/testing';
import { expect, test } from 'vitest';
import { answersTo } from './support/answers-to.ts';
import { bundlePath } from './support/bundle-path.ts';
import { twinEnv } from './support/twin-env.ts';

interface ListedTr {
  readonly id: string;
  readonly paperId: string | null;
  readonly oldIds: readonly string[];
  readonly mock?: boolean | null;
}

/** The providers' own tables. */
function listedTrs(provider: string): readonly ListedTr[] {
  const file = new URL(`../../../packages/${provider}/src/registry/data/trs.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as ListedTr[];
}
const kisTrs = listedTrs('provider-kis');
const kiwoomTrs = listedTrs('provider-kiwoom');

const isPaper = (id: string): boolean => id.startsWith('V');
/** Ids that belong to the other host: of every TR that has one, today's and the old ones. */
const foreign = {
  real: [
    ...kisTrs.flatMap(({ id, paperId, oldIds }) => [
      ...(paperId === null || paperId === id ? [] : [paperId]),
      ...oldIds.filter(isPaper),
    ]),
  ].map((tr_id) => ({ provider: 'KIS', tr_id })),
  paper: [
    ...kisTrs
      .flatMap(({ id, paperId, oldIds }) => [
        ...(paperId === id ? [] : [id]),
        ...oldIds.filter((old) => !isPaper(old)),
      ])
      .map((tr_id) => ({ provider: 'KIS', tr_id })),
    // Kiwoom's ids are the same on both hosts; these are offered with a real account only.
    ...kiwoomTrs.filter(({ mock }) => mock === false).map(({ id }) => ({ provider: 'KIWOOM', tr_id: id })),
  ],
};

test.each([
  ['real', 41],
  ['paper', 155],
] as const)(
  'a %s worker and every TR id of the other environment: %i refusals, 0 calls, 0 tokens',
  async (environment, count) => {
    await using twin = await createBrokerTwin();
    await using redis = await startRedis({ tcp: true });
    await using _worker = await startWorker({ redisUrl: redis.url, env: twinEnv(twin, environment) });
    const params = { symbol: '005930', quantity: 1, price: 50_000, order_type: 'limit' };
    const tasks = foreign[environment].map((task) => ({ ...task, params }));
    const answers = await answersTo(redis.client(), tasks);
    expect(answers).toHaveLength(count);
    for (const [index, { status, error }] of answers.entries()) {
      expect([tasks[index]?.tr_id, status, error?.code, error?.retry]).toEqual([
        tasks[index]?.tr_id,
        'ERROR',
        'ERR_PROVIDER_REJECTED',
        'never',
      ]);
      expect(error?.message).toMatch(/paper|real/);
    }
    expect(twin.calls().counts).toEqual([]);
    expect(await redis.client().keys('*api:token*')).toEqual([]);
  },
);

test.each([
  ['KIS_BASE_URL', 'https://openapivts.koreainvestment.com:29443', 'real'],
  ['KIS_BASE_URL', 'https://openapi.koreainvestment.com:9443', 'paper'],
  ['KIWOOM_API_URL', 'https://mockapi.kiwoom.com', 'real'],
  ['KIWOOM_API_URL', 'https://api.kiwoom.com', 'paper'],
] as const)('%s %s of a %s worker: it does not start', async (variable, url, environment) => {
  await using twin = await createBrokerTwin();
  const env = { REDIS_URL: 'redis://127.0.0.1:1/15', ...twinEnv(twin, environment), [variable]: url };
  await using worker = await startProcess({ command: process.execPath, args: [bundlePath], env });
  expect(await worker.exit).toMatchObject({ code: 78 });
  expect(worker.lines.join('\n')).toMatch(/configuration error: .*host/);
});
