import { ProviderUnavailableError } from '@hub/provider';
import {
  type ErrorTable,
  type IssueContext,
  type IssuedToken,
  koreanDateTimeMs,
  sendThroughGate,
  type Transport,
} from '@hub/provider-kit';
import type { KisAccount } from '../account/kis-account.ts';
import { redact } from '../account/redact.ts';
import { tokenScope } from '../limits/kis-limits.ts';
import { readReply } from './read-reply.ts';

export interface TokenIssuer {
  readonly transport: Transport;
  readonly baseUrl: string;
  readonly accounts: ReadonlyMap<string, KisAccount>;
  readonly table: ErrorTable;
  /** For the broker's answer, milliseconds. */
  readonly timeoutMs: number;
}

/** Asks `POST /oauth2/tokenP` for a token, once (kis-api 2 [H]). */
export async function issueToken(issuer: TokenIssuer, context: IssueContext): Promise<IssuedToken> {
  const { transport, baseUrl, table, timeoutMs } = issuer;
  const { key, signal, gate } = context;
  const account = issuer.accounts.get(key.account);
  if (account === undefined)
    throw new ProviderUnavailableError('KIS', `There is no KIS account ${key.account}`);

  const { reply, pass } = await sendThroughGate({
    transport,
    gate,
    request: {
      method: 'POST',
      url: `${baseUrl}/oauth2/tokenP`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        appkey: account.appKey,
        appsecret: account.appSecret,
      }),
      operationClass: 'account',
    },
    scopes: [tokenScope(key.environment, key.account)],
    purpose: 'token',
    signal,
    timeoutMs,
  });
  const outcome = readReply(reply, {
    table,
    operationClass: 'account',
    redact: (text) => redact(text, account),
  });
  if (outcome.kind === 'refusal') {
    if (outcome.errorClass === 'rate-limit') pass.refused({ reason: outcome.code });
    throw outcome.error;
  }
  return tokenOf(outcome.body, reply.serverDateMs);
}

function tokenOf(body: Readonly<Record<string, unknown>>, serverDateMs: number | undefined): IssuedToken {
  const value = body['access_token'];
  if (typeof value !== 'string' || value === '') {
    throw new ProviderUnavailableError('KIS', 'KIS answered the request for a token without one');
  }
  // Korean time without a zone. expires_in cannot be relied on when a token is served again (kis-api 2 [M]).
  const expiry = body['access_token_token_expired'];
  const expiresAtMs = typeof expiry === 'string' ? koreanDateTimeMs(expiry) : undefined;
  const seconds = Number(body['expires_in']);
  const date = serverDateMs === undefined ? {} : { serverDateMs };
  if (expiresAtMs !== undefined) return { value, expiresAtMs, ...date };
  return { value, ...date, ...(seconds > 0 ? { lifetimeMs: seconds * 1_000 } : {}) };
}
