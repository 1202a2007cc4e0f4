import { gatewayRefusal, oauthRefusal, plainReply } from '../reply/gateway-refusal.ts';
import { checkKey } from './check-key.ts';
import type { OauthEndpoint } from './oauth-call.ts';
import { uuidText } from './token-text.ts';

/** `POST /oauth2/Approval`: the secret is called `secretkey`. kis-api 2; its limit is counted apart, kis-api 8 [M] */
export const issueApproval: OauthEndpoint = ({ text, at, context, switches }) => {
  if (text('grant_type') !== 'client_credentials') return oauthRefusal('EGW00116');
  const credential = checkKey(context.credentials, text('appkey'), text('secretkey'));
  if ('status' in credential) return credential;
  const window = context.window(`approval|${credential.appKey}`, switches.approvalRule);
  if (!window.admit(at)) return gatewayRefusal('EGW00201', switches.rateStatus);
  return plainReply({ approval_key: uuidText(context.random) });
};
