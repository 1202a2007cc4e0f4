import { seededChance } from '../../src/chance/seeded-chance.ts';
import { atKoreanTime } from '../../src/clock/korean-time.ts';
import type { EpochMs } from '../../src/clock/twin-clock.ts';
import type { TwinReply } from '../../src/http/exchange.ts';
import { type Environment, transactions } from '../../src/kis/catalogue/catalogue.ts';
import type { Transaction } from '../../src/kis/catalogue/transaction.ts';
import { createKisFront } from '../../src/kis/create-kis-front.ts';
import type { KisSwitches } from '../../src/kis/kis-switches.ts';
import { createLedger } from '../../src/ledger/create-ledger.ts';
import type { WindowRule } from '../../src/limits/call-window.ts';
import { WindowSet } from '../../src/limits/window-set.ts';
import { createMarket } from '../../src/market/create-market.ts';

/** Friday, 2026-09-11, the day of the sample exchanges. */
export const sampleDay = '20260911';
export const duringSession = atKoreanTime(sampleDay, '140312');
export const afterClose = atKoreanTime(sampleDay, '160000');

export const holder = {
  appKey: 'PSimA1b2C3d4A1b2C3d4A1b2C3d4A1b2C3d4',
  appSecret: `${'simulatorSecretNotReal0123456789+/'.repeat(5)}simulatorS`,
  account: '50000001-01',
};
export const other = { appKey: 'PSimFakeKeyOfSomebodyElse', appSecret: 'fakeSecret', account: '50000002-01' };
export const foreigner = { appKey: 'PSimFakeKeyOfTheOtherHost', appSecret: 'fakeSecret' };

export const market = createMarket({ seed: 7 });

const unlimited: WindowRule = { kind: 'fixed_second', limit: 1_000_000, countRefused: false };

export interface KisSetting {
  readonly environment?: Environment;
  readonly rule?: WindowRule;
  readonly switches?: Partial<KisSwitches>;
  readonly cash?: number;
  readonly holdings?: Readonly<Record<string, number>>;
}

export type Values = Record<string, string>;

export interface Sent {
  readonly method?: string;
  readonly path: string;
  readonly query?: Values;
  readonly body?: unknown;
  readonly headers?: Values;
  readonly at?: EpochMs;
}

/** A KIS front with two accounts: the first one holds cash and shares, the second one cash only. */
export function openKis(setting: KisSetting = {}) {
  const { environment = 'real', rule = unlimited, switches = {} } = setting;
  const ledger = createLedger({ market, feeRate: 0.000_14, taxRate: 0 });
  ledger.open(holder.account, setting.cash ?? 50_000_000, setting.holdings ?? { '005930': 30, '000660': 5 });
  ledger.open(other.account, 10_000_000);
  const windows = new WindowSet(rule);
  const front = createKisFront({
    environment,
    market,
    ledger,
    credentials: [holder, other],
    window: (scope, ownRule) => windows.open(scope, ownRule),
    random: seededChance(7, `KIS ${environment}`),
    foreignAppKeys: [foreigner.appKey],
    ...switches,
  });

  const send = ({
    method = 'GET',
    path,
    query = {},
    body,
    headers = {},
    at = duringSession,
  }: Sent): TwinReply =>
    front.handle(
      {
        method,
        path,
        query: new Map(Object.entries(query)),
        headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
        body: body === undefined ? '' : JSON.stringify(body),
        remoteAddress: '127.0.0.1',
      },
      at,
    );

  const issueToken = (key = holder, at = duringSession): TwinReply =>
    send({
      method: 'POST',
      path: '/oauth2/tokenP',
      body: { grant_type: 'client_credentials', appkey: key.appKey, appsecret: key.appSecret },
      at,
    });

  const tokens = new Map<string, string>();
  /** A good token, asked for a minute before the first call. */
  const token = (key = holder, at = duringSession): string => {
    const known = tokens.get(key.appKey);
    if (known !== undefined) return known;
    const text: string = bodyOf(issueToken(key, at - 60_000)).access_token;
    tokens.set(key.appKey, text);
    return text;
  };

  const authorized = (key = holder, at = duringSession): Values => ({
    authorization: `Bearer ${token(key, at)}`,
    appkey: key.appKey,
    appsecret: key.appSecret,
    custtype: 'P',
  });

  /** One call of a TR with a good token. */
  const call = (
    id: string,
    parameters: Values = {},
    {
      at = duringSession,
      page = '',
      key = holder,
    }: { at?: EpochMs; page?: string; key?: typeof holder } = {},
  ): TwinReply => {
    const { method, path } = transactionOf(id);
    return send({
      method,
      path,
      headers: { ...authorized(key, at), tr_id: id, tr_cont: page },
      ...(method === 'GET' ? { query: parameters } : { body: parameters }),
      at,
    });
  };

  return { front, ledger, windows, send, issueToken, token, authorized, call };
}

export type OpenKis = ReturnType<typeof openKis>;

export function transactionOf(id: string): Transaction {
  const found = transactions.find(({ realIds, paperIds }) => [...realIds, ...paperIds].includes(id));
  if (found === undefined) throw new Error(`${id} is not in the catalogue`);
  return found;
}

/** Every parameter with the example of the catalogue. */
export function exampleParameters(id: string, own: Values = {}): Values {
  const examples = transactionOf(id).parameters.map(({ name, example }) => [name, example] as const);
  return { ...Object.fromEntries(examples), ...own };
}

export function bodyOf(reply: TwinReply) {
  return JSON.parse(reply.body);
}

export function header(reply: TwinReply, name: string): string | undefined {
  return reply.headers.find(([known]) => known === name)?.[1];
}
