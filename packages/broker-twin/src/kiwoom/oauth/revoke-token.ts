import type { TwinReply } from '../../http/exchange.ts';
import type { Refusal } from '../envelope/refusal.ts';
import { revokedTokenMissing, revokeFailed } from '../envelope/refusals.ts';
import { usualMessage } from '../envelope/reply.ts';
import { plainHeaders } from '../envelope/reply-headers.ts';
import { checkCredential } from './check-credential.ts';
import type { OauthCall } from './oauth-call.ts';

/** au10002. Afterwards the token gives 8005. kiwoom-api 2 [A] */
export function revokeToken(call: OauthCall): TwinReply | Refusal {
  const { body, tokens, at } = call;
  const credential = checkCredential(call);
  if ('kind' in credential) return credential;
  const text = body['token'] ?? '';
  if (text === '') return revokedTokenMissing();
  const token = tokens.living(text, at);
  if (token?.credential.appKey !== credential.appKey) return revokeFailed();
  tokens.revoke(text);
  return {
    status: 200,
    headers: plainHeaders,
    body: JSON.stringify({ return_code: 0, return_msg: usualMessage }),
  };
}
