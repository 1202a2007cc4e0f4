import { seededChance } from '../../src/chance/seeded-chance.ts';
import { atKoreanTime } from '../../src/clock/korean-time.ts';
import type { EpochMs } from '../../src/clock/twin-clock.ts';
import type { TwinReply } from '../../src/http/exchange.ts';
import { catalogue } from '../../src/kiwoom/catalogue/catalogue.ts';
import { createKiwoomFront } from '../../src/kiwoom/create-kiwoom-front.ts';
import type { KiwoomSwitches } from '../../src/kiwoom/kiwoom-switches.ts';
import { createLedger } from '../../src/ledger/create-ledger.ts';
import type { WindowRule } from '../../src/limits/call-window.ts';
import { WindowSet } from '../../src/limits/window-set.ts';
import { createMarket } from '../../src/market/create-market.ts';

/** Tuesday, 2026-03-10, the day of the sample exchanges. */
export const sampleDay = '20260310';
export const duringSession = atKoreanTime(sampleDay, '101500');
const afterClose = atKoreanTime(sampleDay, '160000');

export const holder = {
  appKey: 'FAKE-KIWOOM-KEY-1',
  appSecret: 'FAKE-KIWOOM-SECRET-1',
  account: '8123456711',
};
export const beginner = {
  appKey: 'FAKE-KIWOOM-KEY-2',
  appSecret: 'FAKE-KIWOOM-SECRET-2',
  account: '8123456811',
};
export const foreigner = { appKey: 'FAKE-KIWOOM-KEY-3', appSecret: 'FAKE-KIWOOM-SECRET-3' };

export const market = createMarket({ seed: 7 });

const unlimited: WindowRule = { kind: 'token_bucket', limit: 1_000_000, countRefused: false };

export interface KiwoomSetting {
  readonly environment?: 'real' | 'paper';
  readonly rule?: WindowRule;
  readonly switches?: Partial<KiwoomSwitches>;
  readonly cash?: number;
  readonly holdings?: Readonly<Record<string, number>>;
}

export type Body = Record<string, string>;

/** A row of any chart; long charts have `dt`, the others `cntr_tm`. */
export interface ChartRow {
  readonly dt: string;
  readonly cntr_tm: string;
  readonly open_pric: string;
  readonly high_pric: string;
  readonly low_pric: string;
  readonly cur_prc: string;
  readonly trde_qty: string;
}

/** A row of any list of orders or holdings. */
export interface AccountRow {
  readonly ord_no: string;
  readonly ord_remnq: string;
  readonly io_tp_nm: string;
  readonly cntr_qty: string;
  readonly tdy_trde_cmsn: string;
  readonly tdy_trde_tax: string;
  readonly stk_cd: string;
  readonly rmnd_qty: string;
}

export interface Sent {
  readonly id?: string;
  readonly body?: Body | string;
  readonly at?: EpochMs;
  readonly headers?: Record<string, string>;
  readonly path?: string;
  readonly method?: string;
  readonly address?: string;
}

/** A Kiwoom front with two accounts: the first one holds cash and shares, the second one nothing. */
export function openKiwoom(setting: KiwoomSetting = {}) {
  const { environment = 'real', rule = unlimited, switches = {} } = setting;
  const ledger = createLedger({ market, feeRate: 0.0035, taxRate: 0.0018 });
  ledger.open(holder.account, setting.cash ?? 50_000_000, setting.holdings ?? { '005930': 10, '000660': 5 });
  ledger.open(beginner.account, 10_000_000);
  const windows = new WindowSet(rule);
  const front = createKiwoomFront({
    environment,
    market,
    ledger,
    credentials: [holder, beginner],
    window: (scope, ownRule) => windows.open(scope, ownRule),
    random: seededChance(7, `KIWOOM ${environment}`),
    foreignAppKeys: [foreigner.appKey],
    tokenRule: unlimited,
    ...switches,
  });

  const send = ({ id, body = {}, at = duringSession, headers = {}, path, method = 'POST', address }: Sent) =>
    front.handle(
      {
        method,
        path: path ?? catalogue.get(id ?? '')?.path ?? '/',
        query: new Map(),
        headers: {
          'content-type': 'application/json;charset=UTF-8',
          ...(id === undefined ? {} : { 'api-id': id }),
          ...headers,
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
        remoteAddress: address ?? '127.0.0.1',
      },
      at,
    );

  /** The token of a key; a new one if there is none. */
  const token = (key = holder, at = duringSession): string => {
    const body = { grant_type: 'client_credentials', appkey: key.appKey, secretkey: key.appSecret };
    return bodyOf(send({ path: '/oauth2/token', body, at })).token;
  };

  /** One call of a TR with a good token. */
  const call = (
    id: string,
    body: Body = {},
    more: Omit<Sent, 'id' | 'body'> & { key?: typeof holder } = {},
  ) =>
    send({
      id,
      body,
      ...more,
      headers: { authorization: `Bearer ${token(more.key, more.at)}`, ...more.headers },
    });

  return { front, ledger, windows, send, token, call };
}

export type OpenKiwoom = ReturnType<typeof openKiwoom>;

export function bodyOf(reply: TwinReply) {
  return JSON.parse(reply.body);
}

export function header(reply: TwinReply, name: string): string | undefined {
  return reply.headers.find(([known]) => known === name)?.[1];
}

/** Every page of a list, first to last. @throws {Error} more pages than `most` */
export function walk<Row>(kiwoom: OpenKiwoom, id: string, body: Body, { at = afterClose, most = 500 } = {}) {
  const listKey = catalogue.get(id)?.listKey ?? '';
  const pages: { rows: Row[]; reply: TwinReply }[] = [];
  let headers: Record<string, string> = {};
  while (pages.length < most) {
    const reply = kiwoom.call(id, body, { at, headers });
    pages.push({ rows: bodyOf(reply)[listKey], reply });
    if (header(reply, 'cont-yn') !== 'Y') return { pages, rows: pages.flatMap((page) => page.rows) };
    headers = { 'cont-yn': 'Y', 'next-key': header(reply, 'next-key') ?? '' };
  }
  throw new Error(`${id} has more than ${most} pages`);
}
