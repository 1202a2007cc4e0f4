/**
 * Every code the broker is known to give, its class and its meaning: the detail codes of kiwoom-api 4, the refusals of
 * the order and account host (`RC…` and six digits, an open list [B]), and what is left when a body gives no such code:
 * the class in `return_code`, the HTTP status, or nothing that can be read.
 */
export const kiwoomCodes = [
  // The request itself, kiwoom-api 4 [A]
  ['1501', 'caller', 'api-id is empty'],
  ['1504', 'caller', 'this path does not serve this api-id'],
  ['1505', 'caller', 'no such api-id'],
  ['1511', 'caller', 'a required parameter is absent or empty'],
  ['1512', 'caller', 'an HTTP header is absent or unreadable'],
  ['1513', 'caller', 'the authorization header is absent'],
  ['1514', 'caller', 'the authorization header has the wrong form'],
  ['1515', 'caller', 'the authorization header has the wrong scheme'],
  ['1516', 'caller', 'the authorization header holds no token'],
  ['1517', 'caller', 'a value has the wrong form'],
  // Class 5 like a rate refusal, and yet the request can never pass.
  ['1634', 'caller', 'more than 100 symbols in one batch'],
  ['1687', 'caller', 'recursive call found, API call restricted'],
  // Limits
  ['1700', 'rate-limit', 'more calls of this TR than allowed'],
  ['1701', 'rate-limit', 'more calls in all than allowed'],
  ['1702', 'shared-limit', 'more calls of this group of TRs than allowed'],
  // Symbols
  ['1901', 'caller', 'no such market code'],
  ['1902', 'unknown-symbol', 'no such symbol'],
  ['1903', 'unknown-symbol', 'no such symbol on that venue'],
  ['1999', 'unknown', 'unexpected error at the broker'],
  // Keys and tokens
  ['8001', 'credentials', 'app key and secret key do not match'],
  ['8002', 'credentials', 'app key and secret key do not match'],
  ['8003', 'token-dead', 'the token was not found'],
  ['8005', 'token-dead', 'the token is not valid: expired, revoked or replaced'],
  ['8006', 'outage', 'the broker failed to make a token'],
  ['8009', 'outage', 'the broker failed to issue a token'],
  ['8010', 'ip-not-registered', 'the token was issued to another address'],
  ['8011', 'caller', 'grant_type is absent'],
  ['8012', 'caller', 'grant_type is wrong'],
  ['8015', 'caller', 'the token could not be revoked'],
  ['8016', 'caller', 'the token to revoke is absent'],
  ['8020', 'credentials', 'app key or secret key is absent'],
  ['8030', 'environment', 'the app key belongs to the other environment'],
  ['8031', 'environment', 'the token belongs to the other environment'],
  ['8040', 'ip-not-registered', 'the terminal is not authenticated'],
  ['8050', 'ip-not-registered', 'the calling address is not registered for this key'],
  ['8103', 'token-dead', 'the token or the terminal is not authenticated'],
  ['8104', 'not-offered', 'mock investment does not offer this TR'],
  ['8200', 'credentials', 'corporate customers are not served'],
  // The order and account host, kiwoom-api 4 [B]
  ['RC9000', 'not-offered', 'mock investment does not offer this'],
  ['RC4058', 'session-closed', 'the mock market is closed'],
  ['RC4057', 'session-closed', 'the market is not open yet'],
  ['RC4003', 'order-refused', 'the price is not on the tick grid'],
  ['RC4025', 'funds', 'more than can be ordered'],
  ['RC4091', 'order-refused', 'the account is closed'],
  ['RC5006', 'order-refused', 'this kind of account may not do that'],
  ['800033', 'funds', 'not enough shares to sell'],
  ['571552', 'order-refused', 'the price is under the lower limit'],
  // Classes without a listed code: those whose fixed text already says that nothing was done
  ['class-1', 'caller', 'wrong request'],
  ['class-2', 'caller', 'wrong input'],
  ['class-20', 'order-refused', 'refused by the order and account host'],
  // HTTP alone
  ['http-400', 'caller', 'HTTP 400: no body, or the front filter blocked the request'],
  ['http-401', 'token-dead', 'HTTP 401: not authenticated [C]'],
  ['http-429', 'rate-limit', 'HTTP 429: too many calls'],
  ['http-500', 'outage', 'HTTP 500'],
  ['http-502', 'outage', 'HTTP 502'],
  ['http-503', 'outage', 'HTTP 503: maintenance'],
  ['http-504', 'outage', 'HTTP 504'],
  ['not-json', 'outage', 'an answer that is not JSON'],
  ['no-token', 'outage', 'a token answer that says success and has no token'],
  // Class 0 with every field an empty text (kiwoom-api 4 [A])
  ['blank', 'unknown-symbol', 'a success in which every field is blank: no such symbol'],
  ['no-return-code', 'unknown', 'an answer without return_code'],
] as const;
