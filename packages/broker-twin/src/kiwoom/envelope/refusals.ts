import { type Refusal, refuse, refuseByHost } from './refusal.ts';

// Class 1: the request as a whole. The class of 1501 and 1505 is assumed. kiwoom-api 4
export const apiIdMissing = (): Refusal => refuse(1, 1501, 'API ID가 Null이거나 값이 없습니다');
export const apiIdNotOnPath = (id: string, path: string): Refusal =>
  refuse(1, 1504, `해당 URI에서는 지원하는 API ID가 아닙니다. API ID=${id}, URI=${path}`);
export const apiIdUnknown = (id: string): Refusal =>
  refuse(1, 1505, `해당 API ID는 존재하지 않습니다. API ID=${id}`);

// Class 2: the values. kiwoom-api 4 [A], 1513 to 1516 by inference
export const parameterMissing = (name: string): Refusal =>
  refuse(2, 1511, `필수 입력 값에 값이 존재하지 않습니다. 필수입력 파라미터=${name}`);
export const authorizationMissing = (): Refusal =>
  refuse(2, 1513, 'Http Header에 authorization 필드가 설정되어 있어야 합니다');
export const authorizationMalformed = (): Refusal =>
  refuse(2, 1514, '입력으로 들어온 Http Header의 authorization 필드 형식이 맞지 않습니다');
export const authorizationScheme = (): Refusal =>
  refuse(2, 1515, 'Http Header의 authorization 필드 내 Grant Type이 미리 정의된 형식이 아닙니다');
export const authorizationWithoutToken = (): Refusal =>
  refuse(2, 1516, 'Http Header의 authorization 필드 내 Token이 정의되어 있지 않습니다');
export const valueMalformed = (name: string): Refusal =>
  refuse(2, 1517, `입력 값 형식이 올바르지 않습니다. 파라미터=${name}`);
export const grantTypeMissing = (): Refusal => refuse(2, 8011, '요청에 grant_type이 없습니다');
export const grantTypeWrong = (): Refusal => refuse(2, 8012, '요청의 grant_type 값이 맞지 않습니다');
export const revokedTokenMissing = (): Refusal => refuse(2, 8016, '폐기할 Token이 없습니다');
export const keyMissing = (): Refusal => refuse(2, 8020, 'appkey 또는 secretkey가 없습니다');
export const keyOfOtherEnvironment = (): Refusal =>
  refuse(2, 8030, '투자구분(실전/모의)이 달라서 Appkey를 사용할수가 없습니다');
export const tokenOfOtherEnvironment = (): Refusal =>
  refuse(2, 8031, '투자구분(실전/모의)이 달라서 Token를 사용할수가 없습니다');
export const notOnPaper = (): Refusal => refuse(2, 8104, '모의투자에서 지원하지 않는 API 입니다.');

// Class 3: who asks. kiwoom-api 4 [A]
export const keyRejected = (): Refusal => refuse(3, 8001, 'App Key와 Secret Key 검증에 실패했습니다');
export const tokenInvalid = (): Refusal => refuse(3, 8005, 'Token이 유효하지 않습니다');
export const tokenOfOtherAddress = (): Refusal =>
  refuse(3, 8010, 'Token을 발급받은 IP와 서비스를 요청한 IP가 동일하지 않습니다');
export const revokeFailed = (): Refusal => refuse(3, 8015, 'Token 폐기에 실패했습니다');
export const addressNotRegistered = (): Refusal => refuse(3, 8050, '지정단말기 인증에 실패했습니다');

// Class 5: too many. kiwoom-api 4 [A]; the texts of 1701 and 1702 are not known
export const tooManyOfTr = (id: string, perSecond: number | undefined): Refusal =>
  refuse(
    5,
    1700,
    perSecond === undefined
      ? `허용된 요청 개수를 초과하였습니다. API ID=${id}`
      : `허용된 API 요청 개수를 초과하였습니다. 유량=${perSecond}, API ID=${id}`,
    429,
  );
export const tooManyOfAll = (perSecond: number): Refusal =>
  refuse(5, 1701, `허용된 전체 요청 개수를 초과하였습니다. 유량=${perSecond}`, 429);
export const tooManyOfGroup = (perSecond: number): Refusal =>
  refuse(5, 1702, `허용된 그룹 요청 개수를 초과하였습니다. 유량=${perSecond}`, 429);
export const batchTooLarge = (status: 200 | 429): Refusal => refuse(5, 1634, '', status);

// Class 7: the stock. kiwoom-api 4 [A]
export const stockUnknown = (code: string): Refusal =>
  refuse(7, 1902, `종목 정보가 없습니다. 입력한 종목코드 값을 확인바랍니다. 종목코드=${code}`);
export const stockNotOnVenue = (code: string): Refusal =>
  refuse(7, 1903, `해당 거래소의 종목 정보가 없습니다. 종목코드=${code}`);

// Class 20, where a whole service is not there. kiwoom-api 10 [B]
export const serviceNotOnPaper = (): Refusal =>
  refuseByHost('RC9000', '모의투자에서는 해당업무가 제공되지 않습니다.');
