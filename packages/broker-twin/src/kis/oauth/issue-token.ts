import { hhmmss, tradingDayOf } from '../../clock/korean-time.ts';
import { oauthRefusal, plainReply } from '../reply/gateway-refusal.ts';
import { checkKey } from './check-key.ts';
import type { OauthEndpoint } from './oauth-call.ts';

const NOMINAL_SECONDS = 86_400;

/** `POST /oauth2/tokenP`. kis-api 2 */
export const issueToken: OauthEndpoint = ({ text, at, context, switches, tokens }) => {
  const grant = text('grant_type');
  if (grant === '') return oauthRefusal('EGW00115');
  if (grant !== 'client_credentials') return oauthRefusal('EGW00116');
  const credential = checkKey(context.credentials, text('appkey'), text('appsecret'));
  if ('status' in credential) return credential;
  const token = tokens.issue(credential.appKey, at);
  if (token === undefined) return oauthRefusal('EGW00133');
  const seconds =
    switches.expiresIn === 'nominal' ? NOMINAL_SECONDS : Math.floor((token.expiresAtMs - at) / 1000);
  return plainReply({
    access_token: token.text,
    access_token_token_expired: koreanDateTime(token.expiresAtMs),
    token_type: 'Bearer',
    expires_in: seconds,
  });
};

/** `YYYY-MM-DD HH:MM:SS`, no zone mark. kis-api 2 */
function koreanDateTime(ms: number): string {
  const [year, month, day] = split(tradingDayOf(ms), 4, 6);
  return `${year}-${month}-${day} ${split(hhmmss(ms), 2, 4).join(':')}`;
}

function split(text: string, first: number, second: number): readonly [string, string, string] {
  return [text.slice(0, first), text.slice(first, second), text.slice(second)];
}
