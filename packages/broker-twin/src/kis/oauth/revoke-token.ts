import { oauthRefusal, plainReply } from '../reply/gateway-refusal.ts';
import { checkKey } from './check-key.ts';
import type { OauthEndpoint } from './oauth-call.ts';

/** `POST /oauth2/revokeP`: the code is a number. kis-api 2 (fixture revoke); refusing an unknown token is assumed */
export const revokeToken: OauthEndpoint = ({ text, context, tokens }) => {
  const credential = checkKey(context.credentials, text('appkey'), text('appsecret'));
  if ('status' in credential) return credential;
  if (!tokens.revoke(text('token'), credential.appKey)) return oauthRefusal('EGW00121');
  return plainReply({ code: 200, message: '접근토큰 폐기에 성공하였습니다' });
};
