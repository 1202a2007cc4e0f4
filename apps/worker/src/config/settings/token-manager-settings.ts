import * as z from 'zod';
import { decimalNumber, redisKey, seconds, wholeNumber } from '../setting-kinds.ts';

export const tokenManagerSettings = z.strictObject({
  redis_key_prefix: redisKey({
    fallback: 'api:token:',
    environment: 'HUB_TOKEN_PREFIX',
    summary: 'Start of the keys that hold access tokens.',
  }),
  auto_refresh_margin: seconds({
    fallback: 300,
    min: 0,
    max: 86_400,
    environment: 'HUB_TOKEN_REFRESH_MARGIN',
    summary: 'How long before its end a token is replaced.',
  }),
  max_refresh_retries: wholeNumber({
    fallback: 3,
    min: 0,
    max: 100,
    environment: 'HUB_TOKEN_MAX_RETRIES',
    summary: 'Repeats of a failed token request.',
  }),
  refresh_backoff_factor: decimalNumber({
    fallback: 2,
    min: 1,
    max: 100,
    environment: 'HUB_TOKEN_BACKOFF',
    summary: 'Growth of the pauses between token requests.',
  }),
  token_ttl_buffer: seconds({
    fallback: 60,
    min: 0,
    max: 86_400,
    environment: 'HUB_TOKEN_TTL_BUFFER',
    summary: 'How much earlier than the token its Redis key ends.',
  }),
});
