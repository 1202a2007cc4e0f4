import { expect } from 'vitest';
import type { CandleQuery } from '../../src/index.ts';
import { FakeMarket } from '../support/fake-market.ts';
import { type HubBehaviours, until } from './hub-lab.ts';

/** Thursday to Tuesday: four days of trade, 381 minutes each. */
const fourDays: CandleQuery = {
  provider: 'KIS',
  symbol: '005930',
  interval: '1m',
  from: '2024-09-05',
  to: '2024-09-10',
};

/** A task of somebody else. */
const other = { provider: 'KIS', tr_id: 'T', params: { ...fourDays, to: '2024-09-05' } };

const failed = {
  code: 'ERR_PROVIDER_REJECTED',
  retry: 'never',
  provider_code: 'APBK0013',
  message: 'no',
} as const;

export const typedCalls: HubBehaviours = {
  'give candles of several tasks as one series, oldest first': async (lab) => {
    const market = new FakeMarket();
    await lab.consumer({ handle: market.handle }).start();
    const opens: number[] = [];
    for await (const { open_time } of lab.hub.candles(fourDays)) opens.push(Date.parse(open_time));
    expect(opens).toHaveLength(4 * 381);
    expect(opens).toEqual([...new Set(opens)].sort((left, right) => left - right));
    expect(market.tasks).toHaveLength(4);
  },

  'give five years of days, all at once': async (lab) => {
    const market = new FakeMarket({ pageRows: 600 });
    await lab.consumer({ handle: market.handle }).start();
    const query = {
      ...fourDays,
      provider: 'KIWOOM',
      interval: '1d',
      from: '2019-01-01',
      to: '2023-12-31',
    } as const;
    const whole = await lab.hub.candles(query).all();
    expect(whole.candles).toHaveLength(1304);
    expect(whole).not.toHaveProperty('partial');
    expect(whole.candles[0]?.open_time).toBe('2018-12-31T15:00:00Z');
    expect(whole.candles.at(-1)?.open_time).toBe('2023-12-28T15:00:00Z');
    expect([market.tasks.length, market.pages]).toEqual([3, 3]);
  },

  'send nothing before they are asked, and one task ahead of the loop': async (lab) => {
    const market = new FakeMarket();
    await lab.consumer({ handle: market.handle }).start();
    const series = lab.hub.candles(fourDays);
    await lab.hub.execute(other);
    expect(market.tasks.map(({ tr_id }) => tr_id)).toEqual(['T']);
    for await (const { open_time } of series) {
      expect(open_time).toBe('2024-09-05T00:00:00Z');
      break;
    }
    await until(() => market.tasks.length === 3);
    await lab.hub.execute(other);
    expect(market.tasks.map(({ tr_id }) => tr_id)).toEqual(['T', 'FHKST03010230', 'FHKST03010230', 'T']);
  },

  'end at an answer that is not whole, and say how to get the rest': async (lab) => {
    const market = new FakeMarket({ maxPages: 2 });
    const consumer = lab.consumer({ handle: market.handle });
    await consumer.start();
    const error: unknown = await lab.hub
      .candles(fourDays)
      .all()
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: 'PartialAnswerError',
      code: 'ERR_PARTIAL_ANSWER',
      missing: { reason: 'page-limit', from: '2024-09-04T15:00:00.000Z', to: '2024-09-05T03:00:59.000Z' },
    });
    expect(error).toHaveProperty('items.length', 200);
    expect(market.tasks).toHaveLength(1);
    const { missing, items } = error as {
      missing: { from: string; to: string };
      items: { open_time: string }[];
    };
    const bounds = { from: new Date(missing.from), to: new Date(missing.to) };
    const { candles } = await lab.hub.candles({ ...fourDays, ...bounds }).all();
    const opens = [...candles, ...items].map(({ open_time }) => open_time);
    expect(new Set(opens).size).toBe(381);
    expect(opens).toEqual([...opens].sort());
  },

  'hand out every row they can before they end at a gap': async (lab) => {
    const whole = new FakeMarket();
    const short = new FakeMarket({ maxPages: 1 });
    const handle = (claimed: Parameters<FakeMarket['handle']>[0]) =>
      (whole.tasks.length === 2 ? short : whole).handle(claimed);
    await lab.consumer({ handle }).start();
    let rows = 0;
    const loop = (async () => {
      for await (const _candle of lab.hub.candles(fourDays)) rows += 1;
    })();
    await expect(loop).rejects.toMatchObject({
      missing: { from: '2024-09-08T15:00:00.000Z' },
      items: expect.objectContaining({ length: 100 }),
    });
    expect(rows).toBe(2 * 381);
  },

  'go on after a gap where that is allowed': async (lab) => {
    await lab.consumer({ handle: new FakeMarket({ maxPages: 2 }).handle }).start();
    const { candles, partial } = await lab.hub.candles({ ...fourDays, allowPartial: true }).all();
    expect(candles).toHaveLength(4 * 200);
    expect(partial?.map(({ from }) => from?.slice(0, 10))).toEqual([
      '2024-09-04',
      '2024-09-05',
      '2024-09-08',
      '2024-09-09',
    ]);
  },

  'fail with the error of the hub': async (lab) => {
    const handle = async () => ({ task_id: '', status: 'ERROR', reason: 'no', error: failed }) as const;
    await lab
      .consumer({ handle: async ({ task }) => ({ ...(await handle()), task_id: task.task_id ?? '' }) })
      .start();
    const expected = {
      name: 'HubResponseError',
      code: 'ERR_PROVIDER_REJECTED',
      retry: 'never',
      providerCode: 'APBK0013',
      response: { status: 'ERROR' },
    };
    await expect(lab.hub.candles(fourDays).all()).rejects.toMatchObject(expected);
    await expect(lab.hub.balance({ provider: 'KIWOOM' })).rejects.toMatchObject(expected);
  },

  'stop waiting when the signal fires': async (lab) => {
    const stop = new AbortController();
    const waiting = lab.hub.candles({ ...fourDays, signal: stop.signal }).all();
    const outcome = expect(waiting).rejects.toMatchObject({ code: 'ERR_CANCELLED' });
    await until(async () => (await lab.hub.queueLengths()).normal === 1);
    stop.abort();
    await outcome;
  },

  'join the priority list where asked': async (lab) => {
    const outcome = lab.hub.quote({ provider: 'KIS', symbol: '005930', queue: 'priority', timeoutMs: 50 });
    await expect(outcome).rejects.toMatchObject({ code: 'ERR_RESPONSE_TIMEOUT' });
    expect(await lab.hub.queueLengths()).toEqual({ priority: 1, normal: 0 });
  },
};
