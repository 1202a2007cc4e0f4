import type { UpstreamRequest } from '@hub/provider-kit';
import type { KisAccount } from '../account/kis-account.ts';
import type { KisTr } from '../registry/kis-tr.ts';

export interface RequestParts {
  readonly tr: KisTr;
  /** The id on this host. */
  readonly sentId: string;
  readonly values: Readonly<Record<string, string>>;
  readonly baseUrl: string;
  readonly account: KisAccount;
  readonly token: string;
  /** `N` asks for the next page (kis-api 5). */
  readonly isNextPage: boolean;
}

/** The HTTP request of one page (kis-api 3). */
export function buildRequest(parts: RequestParts): UpstreamRequest {
  const { tr, sentId, values, baseUrl, account, token, isNextPage } = parts;
  const url = `${baseUrl}${tr.path}`;
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    authorization: `Bearer ${token}`,
    appkey: account.appKey,
    appsecret: account.appSecret,
    tr_id: sentId,
    tr_cont: isNextPage ? 'N' : '',
    // A private customer or an ordinary company.
    custtype: 'P',
  };
  if (tr.method === 'POST') {
    return { method: 'POST', url, headers, body: JSON.stringify(values), operationClass: tr.class };
  }
  const query = new URLSearchParams(values).toString();
  return { method: 'GET', url: query === '' ? url : `${url}?${query}`, headers, operationClass: tr.class };
}
