import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { atKoreanTime } from '../../src/clock/korean-time.ts';
import { kisCallRule } from '../../src/kis/kis-switches.ts';
import {
  bodyOf,
  duringSession,
  holder,
  market,
  type OpenKis,
  openKis,
  sampleDay,
  type Values,
} from './open-kis.ts';
import conditionsJson from './sample-conditions.json' with { type: 'json' };
import exceptions from './sample-exceptions.json' with { type: 'json' };
import { shapeOf } from './value-shape.ts';

interface Sample {
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Values;
    readonly query?: Values;
    readonly body?: Values;
  };
  readonly status: number;
  readonly headers: Values;
  readonly body: Record<string, unknown>;
}

interface Conditions {
  readonly environment?: 'real' | 'paper';
  readonly cash?: number;
  readonly holdings?: Record<string, number>;
  readonly before?: readonly string[];
  readonly pageRows?: number;
  readonly time?: string;
  readonly authorization?: string;
  /** Values that depend on this market and this run. */
  readonly set?: Values;
}

const folder = new URL('../fixtures/kis/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const allConditions: Record<string, Conditions> = conditionsJson as Record<string, Conditions>;
const rowExceptions: Record<string, string> = exceptions.rows;
const formatExceptions: Record<string, Record<string, string>> = exceptions.formats;

const lastPrice = (code: string): number => market.snapshot(code, duringSession)!.bar.close;

const account = { CANO: '50000001', ACNT_PRDT_CD: '01', ORD_DVSN: '01', ORD_UNPR: '0' };
const early = duringSession - 60 * 60_000;

/** What must have happened before the exchange. */
const steps: Record<string, (kis: OpenKis) => void> = {
  'issue a token': (kis) => void kis.issueToken(),
  'let the token expire': (kis) => void kis.token(holder, duringSession - 24 * 60 * 60_000),
  'use up the second': (kis) => {
    kis.windows.setRule(kisCallRule('real'));
    const quote = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' };
    for (let count = 0; count < 18; count += 1) kis.call('FHKST01010100', quote);
  },
  'buy 10 005930': (kis) => place(kis, 'TTTC0012U', { PDNO: '005930', ORD_QTY: '10' }),
  'sell out 035420': (kis) => place(kis, 'TTTC0011U', { PDNO: '035420', ORD_QTY: '4' }),
  'bid low': (kis) => {
    const ORD_UNPR = String(market.snapshot('005930', early)!.lowerLimit);
    place(kis, 'TTTC0012U', { PDNO: '005930', ORD_QTY: '10', ORD_DVSN: '00', ORD_UNPR });
  },
};

function place(kis: OpenKis, id: string, values: Values): void {
  const reply = bodyOf(kis.call(id, { ...account, ...values }, { at: early }));
  if (reply.rt_cd !== '0') throw new Error(`${id}: ${reply.msg1}`);
}

function replay({ request }: Sample, conditions: Conditions) {
  const { environment = 'real', before = [], pageRows, time, set = {} } = conditions;
  const kis = openKis({
    environment,
    switches: pageRows === undefined ? {} : { pageRows: { TTTC8434R: pageRows } },
    ...(conditions.cash === undefined ? {} : { cash: conditions.cash }),
    ...(conditions.holdings === undefined ? {} : { holdings: conditions.holdings }),
  });
  for (const step of before) steps[step]!(kis);
  const known: Record<string, () => string> = {
    'last price': () => String(lastPrice('005930')),
    'last order': () =>
      String(kis.ledger.orders(holder.account, duringSession).at(-1)!.number).padStart(10, '0'),
    token: () => kis.token(),
  };
  const body = { ...request.body };
  for (const [key, source] of Object.entries(set)) body[key] = known[source]!();
  const at = time === undefined ? duringSession : atKoreanTime(sampleDay, time);
  const { authorization } = conditions;
  const isTr = request.headers?.['tr_id'] !== undefined;
  const hasKey = request.headers?.['appkey'] !== undefined;
  const headers = {
    ...request.headers,
    ...(hasKey ? { appkey: holder.appKey, appsecret: holder.appSecret } : {}),
    ...(isTr ? { authorization: authorization ?? `Bearer ${kis.token()}` } : {}),
  };
  return kis.send({
    method: request.method,
    path: request.path,
    headers,
    at,
    ...(request.query === undefined ? {} : { query: request.query }),
    ...(request.body === undefined ? {} : { body }),
  });
}

/** Names of all keys in order, with the fields of a list's first row. */
function keysOf(body: Record<string, unknown>): unknown {
  return Object.entries(body).map(([key, value]) => {
    const one: unknown = Array.isArray(value) ? value[0] : value;
    return typeof one === 'object' && one !== null ? [key, Object.keys(one)] : key;
  });
}

/** Every shape that a field has, by `block.field`. */
function shapesOf(body: Record<string, unknown>): Map<string, Set<string>> {
  const shapes = new Map<string, Set<string>>();
  const note = (path: string, field: string, value: unknown): void => {
    shapes.set(path, (shapes.get(path) ?? new Set()).add(shapeOf(field, value)));
  };
  for (const [key, value] of Object.entries(body)) {
    const rows: unknown[] = Array.isArray(value) ? value : [value];
    for (const one of rows) {
      if (typeof one !== 'object' || one === null) note(key, key, one);
      else for (const [field, text] of Object.entries(one)) note(`${key}.${field}`, field, text);
    }
  }
  return shapes;
}

describe(`the ${files.length} sample exchanges of KIS`, () => {
  it('are the ones of the documents', () => {
    expect(files).toHaveLength(34);
    for (const name of Object.keys(allConditions)) expect(files).toContain(name);
  });

  it.each(files)('%s', (name) => {
    const sample: Sample = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    const reply = replay(sample, allConditions[name] ?? {});
    const body = bodyOf(reply);

    expect(reply.status).toBe(sample.status);
    expect(reply.headers.map(([header]) => header)).toEqual(Object.keys(sample.headers));
    for (const [header, value] of reply.headers) {
      if (header === 'gt_uid') expect(value).toMatch(/^[0-9a-f]{32}$/);
      else expect(value).toBe(sample.headers[header]);
    }
    expect(keysOf(body)).toEqual(keysOf(sample.body));
    for (const key of ['rt_cd', 'msg_cd', 'msg1', 'error_code', 'error_description', 'message']) {
      expect(body[key]).toBe(sample.body[key]);
    }
    if (rowExceptions[name] === undefined) {
      const lengths = (one: Record<string, unknown>) =>
        Object.values(one).map((value) => (Array.isArray(value) ? value.length : undefined));
      expect(lengths(body)).toEqual(lengths(sample.body));
    }
    const excused = Object.keys(formatExceptions[name] ?? {});
    const found = shapesOf(body);
    const wrong = [...shapesOf(sample.body)]
      .filter(([path]) => !excused.includes(path))
      .filter(([path, shapes]) => [...found.get(path)!].some((shape) => !shapes.has(shape)))
      .map(([path, shapes]) => `${path}: ${[...found.get(path)!].join()} instead of ${[...shapes].join()}`);
    expect(wrong).toEqual([]);
  });
});
