import type { EpochMs } from '../../clock/twin-clock.ts';
import type { TwinRequest } from '../../http/exchange.ts';
import type { Refusal } from '../envelope/refusal.ts';
import {
  authorizationMalformed,
  authorizationMissing,
  authorizationScheme,
  authorizationWithoutToken,
  tokenInvalid,
  tokenOfOtherAddress,
  tokenOfOtherEnvironment,
} from '../envelope/refusals.ts';
import type { IssuedToken, TokenBook } from '../oauth/token-book.ts';
import { isTokenOf } from '../oauth/token-text.ts';

export interface Authorization {
  readonly tokens: TokenBook;
  readonly environment: 'real' | 'paper';
  readonly tokenBoundToAddress: boolean;
}

/** Whose token it is, or why there is none: 1513 to 1516, 8031, 8005, 8010. kiwoom-api 4 and 12 [C] */
export function authorize(request: TwinRequest, at: EpochMs, rules: Authorization): IssuedToken | Refusal {
  const words = (request.headers['authorization'] ?? '').trim().split(/\s+/);
  const [scheme = '', text] = words;
  if (scheme === '') return authorizationMissing();
  const isBearer = scheme.toLowerCase() === 'bearer';
  if (text === undefined) return isBearer ? authorizationWithoutToken() : authorizationMalformed();
  if (words.length > 2) return authorizationMalformed();
  if (!isBearer) return authorizationScheme();
  const token = rules.tokens.living(text, at);
  if (token === undefined) {
    const other = rules.environment === 'real' ? 'paper' : 'real';
    return isTokenOf(text, other) ? tokenOfOtherEnvironment() : tokenInvalid();
  }
  const isElsewhere = rules.tokenBoundToAddress && token.address !== request.remoteAddress;
  return isElsewhere ? tokenOfOtherAddress() : token;
}
