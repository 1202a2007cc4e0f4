import { readdirSync, readFileSync } from 'node:fs';
import { atKoreanTime } from '../../src/clock/korean-time.ts';
import type { EpochMs } from '../../src/clock/twin-clock.ts';
import type { TwinReply } from '../../src/http/exchange.ts';
import { type KiwoomSwitches, kiwoomCallRule } from '../../src/kiwoom/kiwoom-switches.ts';
import conditions from '../fixtures/kiwoom-conditions.json' with { type: 'json' };
import {
  type Body,
  beginner,
  bodyOf,
  foreigner,
  holder,
  market,
  type OpenKiwoom,
  openKiwoom,
  sampleDay,
} from './open-kiwoom.ts';

const folder = new URL('../fixtures/kiwoom/', import.meta.url);

/** One sample exchange, as `fixtures/README` lays it out. */
export interface Sample {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly headers: Record<string, string>;
    readonly body: Body | null;
  };
  readonly http_status: number;
  readonly response_headers: Record<string, string>;
  readonly body: Record<string, unknown>;
  readonly rows_cut_to?: number;
}

/** What has to be so for the sample to come about. */
interface Condition {
  readonly environment?: 'real' | 'paper';
  /** Korean time on the day of the samples. Default 16:00, after the close. */
  readonly time?: string;
  readonly key?: 'beginner';
  readonly token?: 'expired' | 'absent';
  /** The same call so often; the last answer counts. */
  readonly calls?: number;
  readonly before?: readonly string[];
  readonly body?: Body;
  readonly switches?: Partial<KiwoomSwitches>;
}

export const samples: readonly Sample[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => ({ name: file.slice(0, -5), ...JSON.parse(readFileSync(new URL(file, folder), 'utf8')) }));

/** Sends the sample's request under its conditions. */
export function replay(sample: Sample): TwinReply {
  const condition: Condition | undefined = new Map<string, Condition>(
    Object.entries(conditions as Record<string, Condition>),
  ).get(sample.name);
  if (condition === undefined) throw new Error(`no conditions for ${sample.name}`);
  const { environment = 'real', time = '160000', calls = 1, switches = {} } = condition;
  const at = atKoreanTime(sampleDay, time);
  const kiwoom = openKiwoom({ environment, switches, rule: kiwoomCallRule(environment) });
  for (const step of condition.before ?? []) prepare(kiwoom, step, at - 60_000);
  let reply: TwinReply | undefined;
  for (let call = 0; call < calls; call += 1) reply = send(kiwoom, sample, condition, at);
  if (reply === undefined) throw new Error('not sent');
  return reply;
}

function send(kiwoom: OpenKiwoom, { request }: Sample, condition: Condition, at: EpochMs): TwinReply {
  const { authorization, ...headers } = lowered(request.headers);
  const issuedAt = condition.token === 'expired' ? at - 25 * 60 * 60 * 1000 : at;
  const token = kiwoom.token(condition.key === 'beginner' ? beginner : holder, issuedAt);
  return kiwoom.send({
    method: request.method,
    path: request.path,
    headers: {
      ...headers,
      ...(authorization === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: request.body === null ? '' : adapted(request.body, condition.body ?? {}, kiwoom, token, at),
    at,
  });
}

/** The keys, tokens, numbers and prices of this market in place of those of the sample. */
function adapted(body: Body, changes: Body, kiwoom: OpenKiwoom, token: string, at: EpochMs): Body {
  const snapshot = market.snapshot('005930', at);
  const values: Body = {
    key: holder.appKey,
    secret: holder.appSecret,
    'foreign key': foreigner.appKey,
    token,
    'low price': String(snapshot?.lowerLimit),
    'high price': String(snapshot?.upperLimit),
    'last order': String(kiwoom.ledger.orders(holder.account, at).at(-1)?.number).padStart(7, '0'),
    '101 codes': Array.from({ length: 101 }, () => '005930').join('|'),
  };
  return {
    ...body,
    ...Object.fromEntries(Object.entries(changes).map(([key, name]) => [key, values[name] ?? name])),
  };
}

function prepare(kiwoom: OpenKiwoom, step: string, at: EpochMs): void {
  if (step === 'market-sale') {
    const body = {
      dmst_stex_tp: 'KRX',
      stk_cd: '005930',
      ord_qty: '1',
      ord_uv: '',
      trde_tp: '3',
      cond_uv: '',
    };
    bodyOf(kiwoom.call('kt10001', body, { at }));
    return;
  }
  const sample = samples.find(({ name }) => name === step);
  if (sample === undefined) throw new Error(`no sample ${step}`);
  const condition = (conditions as Record<string, Condition>)[step] ?? {};
  send(kiwoom, sample, condition, at);
}

function lowered(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
