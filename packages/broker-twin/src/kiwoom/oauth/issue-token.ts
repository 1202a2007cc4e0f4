import type { TwinReply } from '../../http/exchange.ts';
import type { Refusal } from '../envelope/refusal.ts';
import { grantTypeMissing, grantTypeWrong, tooManyOfTr } from '../envelope/refusals.ts';
import { usualMessage } from '../envelope/reply.ts';
import { plainHeaders } from '../envelope/reply-headers.ts';
import { koreanTimestamp } from '../values/time-texts.ts';
import { checkCredential } from './check-credential.ts';
import type { OauthCall } from './oauth-call.ts';

/** au10001. Failures are HTTP 200 too, with class 3 or 2 and no `token` key. kiwoom-api 2 [A] */
export function issueToken(call: OauthCall): TwinReply | Refusal {
  const { body, request, at, switches, tokens, window } = call;
  const appKey = body['appkey'] ?? '';
  // kiwoom-api 2: a rate limit of its own [B]; failed attempts count like others.
  const ownWindow = window(`token|${appKey}`, switches.tokenRule);
  if (!ownWindow.admit(at)) {
    return tooManyOfTr('au10001', switches.rateText === 'since_2026q2' ? ownWindow.rule.limit : undefined);
  }
  if ((body['grant_type'] ?? '') === '') return grantTypeMissing();
  if (body['grant_type'] !== 'client_credentials') return grantTypeWrong();
  const credential = checkCredential(call);
  if ('kind' in credential) return credential;
  const token = tokens.issue(credential, request.remoteAddress, at);
  return {
    status: 200,
    headers: plainHeaders,
    body: JSON.stringify({
      expires_dt: koreanTimestamp(token.expiresAtMs),
      return_msg: usualMessage,
      token_type: switches.tokenType,
      return_code: 0,
      token: token.text,
    }),
  };
}
