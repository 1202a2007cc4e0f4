import { parseResponse, type Response } from '@hub/task-schema';
import { eventually } from '@hub/testing';
import type { Redis } from 'ioredis';
import { auditOrders, type OrderAudit, type Word } from './audit-orders.ts';
import { readBooks } from './broker-books.ts';
import { openOrderArena, symbols } from './order-arena.ts';
import { orderFaults } from './order-faults.ts';
import { type PlannedOrder, payloadOf, planOrders } from './order-plan.ts';
import { resolveUnknown } from './resolve-unknown.ts';
import { makeUnrest, type UnrestCounts } from './unrest.ts';

export interface OrdersReport {
  readonly audit: OrderAudit;
  /** First words by task: what the response said. */
  readonly said: Readonly<Record<string, number>>;
  /** Last words, after the lookups. */
  readonly resolved: Readonly<Record<string, number>>;
  readonly lookups: number;
  readonly unrest: UnrestCounts;
  readonly faults: Readonly<Record<string, number>>;
  readonly durationMs: number;
}

export interface OrdersSettings {
  readonly orders: number;
  readonly seed: number;
  readonly workers: number;
}

const queue = 'api:request:queue';
const longestMs = 1_200_000;

/** Orders through real workers and a twin, both of them disturbed; compares what was said with the broker's books. */
export async function runOrders({ orders: count, seed, workers }: OrdersSettings): Promise<OrdersReport> {
  const startedMs = performance.now();
  await using arena = await openOrderArena(seed);
  const redis = arena.redis.client();
  for (let index = 0; index < workers; index += 1) await arena.start();
  const orders = planOrders(count, seed, await readLowestPrices(redis));

  for (const rule of orderFaults()) arena.twin.faults.add(rule);
  const payloads = orders.flatMap((order) =>
    Array.from({ length: order.isPushedTwice ? 2 : 1 }, () => payloadOf(order)),
  );
  await redis.rpush(queue, ...payloads);
  let isOver = false;
  const unrest = makeUnrest(arena, seed, () => isOver);
  try {
    await eventually(
      async () => (await responsesOf(redis, orders)).size === orders.length && (await isQuiet(redis)),
      {
        timeoutMs: longestMs,
        intervalMs: 1_000,
      },
    );
  } finally {
    isOver = true;
  }
  const unrestCounts = await unrest;
  const faults = tally(
    arena.twin.faults
      .rules()
      .flatMap(({ id, fired }) => Array.from({ length: fired }, () => id.split('/')[0] ?? id)),
  );
  arena.twin.faults.clear();

  const words = new Map<string, Word>();
  for (const [taskId, response] of await responsesOf(redis, orders)) words.set(taskId, wordOf(response));
  const said = tally([...words.values()].map(({ kind }) => kind));
  const unknown = orders.filter(({ taskId }) => words.get(taskId)?.kind === 'unresolved');
  const lookups = await resolveUnknown(redis, unknown, words);
  const books = await readBooks(arena.twin, redis);
  return {
    audit: auditOrders(orders, words, books),
    said,
    resolved: tally([...words.values()].map(({ kind }) => kind)),
    lookups,
    unrest: unrestCounts,
    faults,
    durationMs: performance.now() - startedMs,
  };
}

/** The day's lower limit of each symbol, rounded up to a price that is a whole tick in every band, won. */
async function readLowestPrices(redis: Redis): Promise<ReadonlyMap<string, number>> {
  const prices = new Map<string, number>();
  for (const symbol of symbols) {
    const id = `quote-${symbol}`;
    const task = { task_id: id, provider: 'KIS', tr_id: 'FHKST01010100', params: { symbol } };
    await redis.rpush(queue, JSON.stringify(task));
    await eventually(async () => (await redis.get(`api:response:${id}`)) !== null, { timeoutMs: 120_000 });
    const text = await redis.get(`api:response:${id}`);
    const limit = /"stck_llam":"(\d+)"/.exec(text ?? '')?.[1];
    if (limit === undefined) throw new Error(`no price of ${symbol}: ${text?.slice(0, 300) ?? ''}`);
    prices.set(symbol, Math.ceil(Number(limit) / 1_000) * 1_000);
  }
  return prices;
}

async function responsesOf(redis: Redis, orders: readonly PlannedOrder[]): Promise<Map<string, Response>> {
  const texts = await redis.mget(...orders.map(({ taskId }) => `api:response:${taskId}`));
  const responses = new Map<string, Response>();
  for (const [index, text] of texts.entries()) {
    const order = orders[index];
    const parsed = text === null ? undefined : parseResponse(text);
    if (order !== undefined && parsed?.kind === 'response') responses.set(order.taskId, parsed.response);
  }
  return responses;
}

/** Nothing waits anywhere: copies that were pushed twice have been answered too. */
async function isQuiet(redis: Redis): Promise<boolean> {
  const lanes = await redis.keys(`{${queue}}:lane:*`);
  const holders = await redis.keys(`{${queue}}:inflight:*`);
  const held = (await Promise.all(holders.map((key) => redis.hkeys(key)))).flat();
  const waiting = [
    lanes.length,
    held.filter((field) => /^[pn]\d/.test(field)).length,
    await redis.llen(queue),
    await redis.llen(`{${queue}}:suspects`),
    await redis.zcard(`{${queue}}:retry`),
  ];
  return waiting.every((length) => length === 0);
}

function wordOf(response: Response): Word {
  if (response.status === 'SUCCESS') {
    const number = response.orders?.[0]?.order_id;
    return number === undefined
      ? { kind: 'unresolved' }
      : { kind: 'accepted', number: `${response.provider ?? ''} ${Number(number)}` };
  }
  const retry = response.error?.retry;
  if (retry === 'outcome-unknown') return { kind: 'unresolved' };
  return { kind: retry === 'safe' ? 'not-sent' : 'refused' };
}

function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
