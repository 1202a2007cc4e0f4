import type { TwinCredential } from '../../http/broker-context.ts';
import type { Refusal } from '../envelope/refusal.ts';
import {
  addressNotRegistered,
  keyMissing,
  keyOfOtherEnvironment,
  keyRejected,
} from '../envelope/refusals.ts';
import type { OauthCall } from './oauth-call.ts';

/** Whose key it is: 8020 absent, 8030 of the other environment, 8001 wrong, 8050 from a foreign address. kiwoom-api 2, 4 [A] */
export function checkCredential({
  body,
  request,
  credentials,
  switches,
}: OauthCall): TwinCredential | Refusal {
  const appKey = body['appkey'] ?? '';
  const secret = body['secretkey'] ?? '';
  if (appKey === '' || secret === '') return keyMissing();
  if (switches.foreignAppKeys.includes(appKey)) return keyOfOtherEnvironment();
  const credential = credentials.find((known) => known.appKey === appKey && known.appSecret === secret);
  if (credential === undefined) return keyRejected();
  const { registeredAddresses } = switches;
  if (registeredAddresses !== undefined && !registeredAddresses.includes(request.remoteAddress)) {
    return addressNotRegistered();
  }
  return credential;
}
