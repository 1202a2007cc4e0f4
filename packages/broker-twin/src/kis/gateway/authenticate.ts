import type { EpochMs } from '../../clock/twin-clock.ts';
import type { TwinCredential } from '../../http/broker-context.ts';
import type { TwinReply, TwinRequest } from '../../http/exchange.ts';
import type { TokenDesk } from '../oauth/token-desk.ts';
import { type GatewayCode, gatewayRefusal } from '../reply/gateway-refusal.ts';

export interface Authentication {
  readonly credentials: ReadonlyMap<string, TwinCredential>;
  readonly foreignAppKeys: readonly string[];
  readonly tokens: TokenDesk;
}

/**
 * Key, secret, token. There is no 401: refusals are HTTP 500 (kis-api 7 [M]). The order of the checks is assumed; a key
 * of the other environment is EGW02004 (kis-api 1 [H]).
 */
export function authenticate(
  { headers }: TwinRequest,
  at: EpochMs,
  { credentials, foreignAppKeys, tokens }: Authentication,
): TwinCredential | TwinReply {
  const { appkey = '', appsecret = '', authorization = '' } = headers;
  if (appkey === '') return gatewayRefusal('EGW00102');
  if (appsecret === '') return gatewayRefusal('EGW00104');
  if (foreignAppKeys.includes(appkey)) return gatewayRefusal('EGW02004');
  const credential = credentials.get(appkey);
  if (credential === undefined) return gatewayRefusal('EGW00103');
  if (credential.appSecret !== appsecret) return gatewayRefusal('EGW00304');
  const fault = tokenFault(authorization, appkey, at, tokens);
  return fault === undefined ? credential : gatewayRefusal(fault);
}

function tokenFault(
  authorization: string,
  appKey: string,
  at: EpochMs,
  tokens: TokenDesk,
): GatewayCode | undefined {
  const text = authorization.trim();
  if (text === '' || /^bearer$/i.test(text)) return 'EGW00122';
  const [, tokenText] = /^bearer\s+(.+)$/i.exec(text) ?? [];
  if (tokenText === undefined) return 'EGW00205';
  const token = tokens.find(tokenText);
  // Of another key as good as unknown: a token belongs to its key (kis-api 3).
  if (token === undefined || token.appKey !== appKey) return 'EGW00121';
  return at >= token.expiresAtMs ? 'EGW00123' : undefined;
}
