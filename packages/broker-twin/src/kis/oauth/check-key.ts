import type { TwinCredential } from '../../http/broker-context.ts';
import type { TwinReply } from '../../http/exchange.ts';
import { oauthRefusal } from '../reply/gateway-refusal.ts';

/** A key of this environment with its secret, or the refusal: HTTP 403. kis-api 2 [H]; missing ones assumed */
export function checkKey(
  credentials: readonly TwinCredential[],
  appKey: string,
  appSecret: string,
): TwinCredential | TwinReply {
  if (appKey === '') return oauthRefusal('EGW00102');
  if (appSecret === '') return oauthRefusal('EGW00104');
  const credential = credentials.find((one) => one.appKey === appKey);
  if (credential === undefined) return oauthRefusal('EGW00103');
  return credential.appSecret === appSecret ? credential : oauthRefusal('EGW00105');
}
