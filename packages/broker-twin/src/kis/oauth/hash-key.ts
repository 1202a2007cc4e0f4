import { createHash } from 'node:crypto';
import { plainReply } from '../reply/gateway-refusal.ts';
import { checkKey } from './check-key.ts';
import type { OauthEndpoint } from './oauth-call.ts';

/** `POST /uapi/hashkey`: any body, no token. kis-api 2 [M] */
export const makeHashKey: OauthEndpoint = ({ request, body, context }) => {
  const { appkey = '', appsecret = '' } = request.headers;
  const credential = checkKey(context.credentials, appkey, appsecret);
  if ('status' in credential) return credential;
  return plainReply({ BODY: body, HASH: hashOf(body) });
};

/** 64 hexadecimal digits; KIS's own algorithm is not known (fixture hashkey), SHA-256 stands for it. */
export function hashOf(body: Readonly<Record<string, unknown>>): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}
