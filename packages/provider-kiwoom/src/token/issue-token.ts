import {
  type ErrorTable,
  type IssueContext,
  type IssuedToken,
  koreanDateTimeMs,
  sendThroughGate,
  type Transport,
  verdictError,
} from '@hub/provider-kit';
import { JSON_TYPE } from '../call/json-type.ts';
import { judge } from '../errors/judge.ts';
import { type KiwoomBody, readReply } from '../errors/read-reply.ts';
import { redact } from '../errors/redact.ts';
import type { KiwoomAccount } from '../kiwoom-options.ts';
import { tokenScopeOf } from '../limits.ts';
import { PROVIDER_NAME } from '../provider-name.ts';

export interface TokenIssuer {
  readonly transport: Transport;
  readonly baseUrl: string;
  readonly errors: ErrorTable;
  readonly accounts: ReadonlyMap<string, KiwoomAccount>;
  /** Milliseconds. */
  readonly timeoutMs: number;
}

/**
 * Asks for a token once (au10001). A refusal comes as HTTP 200 without a token, so the body decides (kiwoom-api 2 [A]).
 *
 * @throws {ProviderError} the broker refused, or did not answer
 */
export async function issueToken(issuer: TokenIssuer, context: IssueContext): Promise<IssuedToken> {
  const { transport, baseUrl, errors, accounts, timeoutMs } = issuer;
  const { key, signal, gate } = context;
  const { appKey = '', secretKey = '' } = accounts.get(key.account) ?? {};
  const { reply, pass } = await sendThroughGate({
    transport,
    gate,
    request: {
      method: 'POST',
      url: `${baseUrl}/oauth2/token`,
      headers: { 'content-type': JSON_TYPE },
      body: JSON.stringify({ grant_type: 'client_credentials', appkey: appKey, secretkey: secretKey }),
      operationClass: 'account',
    },
    scopes: [tokenScopeOf(key.environment, key.account)],
    purpose: 'token',
    signal,
    timeoutMs,
  });
  const read = readReply(reply);
  if (read.success) {
    return {
      ...tokenOf(read.body, errors),
      ...(reply.serverDateMs === undefined ? {} : { serverDateMs: reply.serverDateMs }),
    };
  }
  const verdict = judge(errors, read, 'account');
  if (verdict.class === 'rate-limit') pass.refused({ reason: verdict.code });
  throw verdictError(PROVIDER_NAME, verdict, redact(read.message, [appKey, secretKey]));
}

/** @throws {ProviderError} a success without what it should hold */
function tokenOf(body: KiwoomBody, errors: ErrorTable): Pick<IssuedToken, 'value' | 'expiresAtMs'> {
  const { token, expires_dt: expires } = body;
  const expiresAtMs = typeof expires === 'string' ? koreanDateTimeMs(expires) : undefined;
  if (typeof token === 'string' && token !== '' && expiresAtMs !== undefined)
    return { value: token, expiresAtMs };
  const verdict = errors.classify('no-token', 'account');
  throw verdictError(PROVIDER_NAME, verdict, 'a success without token and expires_dt');
}
