import type { TwinReply } from '../../http/exchange.ts';

const plainHeaders = [['Content-Type', 'application/json; charset=utf-8']] as const;

/** A refusal before any TR ran: no KIS headers, keys in this order (fixtures error-egw…). kis-api 7 [H] */
export function gatewayRefusal(code: GatewayCode, status: 200 | 403 | 500 = 500): TwinReply {
  const body = { rt_cd: '1', msg1: gatewayTexts[code], msg_cd: code };
  return { status, headers: plainHeaders, body: JSON.stringify(body) };
}

/** Answers of the OAuth endpoints have neither `rt_cd` nor `msg1`. kis-api 7 [H] */
export function oauthRefusal(code: GatewayCode): TwinReply {
  const body = { error_description: gatewayTexts[code], error_code: code };
  return { status: 403, headers: plainHeaders, body: JSON.stringify(body) };
}

export function plainReply(body: unknown): TwinReply {
  return { status: 200, headers: plainHeaders, body: JSON.stringify(body) };
}

/** kis-api 6: EGW02004, EGW00213 and the token texts as seen; the others in the words of the official list [M]. */
const gatewayTexts = {
  EGW00101: '유효하지 않은 요청입니다.',
  EGW00102: 'AppKey는 필수입니다.',
  EGW00103: '유효하지 않은 AppKey입니다.',
  EGW00104: 'AppSecret은 필수입니다.',
  EGW00105: '유효하지 않은 AppSecret입니다.',
  EGW00115: 'grant_type은 필수입니다.',
  EGW00116: '지원하지 않는 grant_type입니다.',
  EGW00121: '유효하지 않은 token 입니다.',
  EGW00122: 'token을 찾을 수 없습니다.',
  EGW00123: '기간이 만료된 token 입니다.',
  EGW00131: 'hashkey와 body 데이터가 일치하지 않습니다.',
  EGW00132: '유효하지 않은 Content-Type입니다.',
  EGW00133: '접근토큰 발급 잠시 후 다시 시도하세요(1분당 1회)',
  EGW00201: '초당 거래건수를 초과하였습니다.',
  EGW00205: 'credentials_type이 유효하지 않습니다.(Bearer)',
  EGW00208: '고객유형(custtype)이 유효하지 않습니다.',
  EGW00213: '모의투자 TR  이 아닙니다.',
  EGW00215: '원장 초당 거래건수를 초과하였습니다.',
  EGW00304: '고객식별키(법인 personalSeckey, 개인 appSecret)가 유효하지 않습니다.',
  EGW02004: '실전투자 TR 이 아닙니다.',
} as const;

export type GatewayCode = keyof typeof gatewayTexts;
