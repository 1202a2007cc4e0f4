import type { TwinAccount, TwinAddress } from '../../src/index.ts';

/** An answer as a client sees it. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** `undefined` unless the text is JSON. */
  readonly body: ReturnType<typeof JSON.parse>;
}

export const PRICE = {
  trId: 'FHKST01010100',
  path: '/uapi/domestic-stock/v1/quotations/inquire-price',
  query: { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' },
} as const;

export const STOCK = { apiId: 'ka10001', path: '/api/dostk/stkinfo', body: { stk_cd: '005930' } } as const;

export async function see(url: string, init: RequestInit = {}): Promise<Seen> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function accountOf({ accounts }: TwinAddress, number = 0): TwinAccount {
  const account = accounts[number];
  if (account === undefined) throw new Error(`There is no account ${number}`);
  return account;
}

/** Headers of every KIS call of one account. */
export async function kisHeaders(address: TwinAddress, number = 0): Promise<Record<string, string>> {
  const { appKey, appSecret } = accountOf(address, number);
  const { body, text } = await see(`${address.url}/oauth2/tokenP`, {
    method: 'POST',
    body: JSON.stringify({ grant_type: 'client_credentials', appkey: appKey, appsecret: appSecret }),
  });
  if (typeof body?.access_token !== 'string') throw new Error(`No token: ${text}`);
  return {
    'content-type': 'application/json; charset=utf-8',
    authorization: `Bearer ${body.access_token}`,
    appkey: appKey,
    appsecret: appSecret,
    custtype: 'P',
  };
}

export function kisGet(
  address: TwinAddress,
  headers: Record<string, string>,
  { trId, path, query }: { trId: string; path: string; query: Record<string, string> } = PRICE,
): Promise<Seen> {
  return see(`${address.url}${path}?${new URLSearchParams(query).toString()}`, {
    headers: { ...headers, tr_id: trId },
  });
}

export async function kiwoomHeaders(address: TwinAddress, number = 0): Promise<Record<string, string>> {
  const { appKey, appSecret } = accountOf(address, number);
  const { body, text } = await see(`${address.url}/oauth2/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grant_type: 'client_credentials', appkey: appKey, secretkey: appSecret }),
  });
  if (typeof body?.token !== 'string') throw new Error(`No token: ${text}`);
  return { 'content-type': 'application/json;charset=UTF-8', authorization: `Bearer ${body.token}` };
}

export function kiwoomPost(
  address: TwinAddress,
  headers: Record<string, string>,
  { apiId, path, body }: { apiId: string; path: string; body: Record<string, string> } = STOCK,
): Promise<Seen> {
  return see(`${address.url}${path}`, {
    method: 'POST',
    headers: { ...headers, 'api-id': apiId },
    body: JSON.stringify(body),
  });
}
