// A process with a clock and a zone of its own that uses a token for a while, and tells when it saw which generation.
import { Redis } from 'ioredis';
import {
  createTokenCustody,
  createTransport,
  koreanDateTimeMs,
  RedisTokenStore,
  sendThroughGate,
} from '../../src/index.ts';
import type { TokenUserReport, TokenUserSettings } from './token-user-settings.ts';

const settings: TokenUserSettings = JSON.parse(process.env['TOKEN_USER'] ?? '');
const realNow = Date.now;
Date.now = () => realNow() + settings.skewMs;
// What has no argument reads the wall clock, too.
const RealDate = Date;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, self) => Reflect.construct(target, args.length === 0 ? [Date.now()] : args, self),
});

const redis = new Redis({ path: settings.redisPath, db: 15 });
const transport = createTransport({ provider: 'KIS' });
const custody = createTokenCustody({
  store: new RedisTokenStore(redis),
  settings: settings.custody,
  issue: async ({ signal, gate }) => {
    const request = {
      method: 'POST',
      url: `${settings.brokerUrl}/oauth2/tokenP`,
      headers: {},
      operationClass: 'account',
    } as const;
    const send = {
      transport,
      gate,
      request,
      scopes: ['KIS:token'],
      purpose: 'token',
      signal,
      timeoutMs: 2_000,
    } as const;
    const { reply } = await sendThroughGate(send);
    const body: { access_token: string; access_token_token_expired: string } = JSON.parse(reply.body);
    const expiresAtMs = koreanDateTimeMs(body.access_token_token_expired);
    return {
      value: body.access_token,
      ...(expiresAtMs === undefined ? {} : { expiresAtMs }),
      ...(reply.serverDateMs === undefined ? {} : { serverDateMs: reply.serverDateMs }),
    };
  },
});

const key = { provider: 'KIS', environment: 'real', account: 'default' } as const;
const signal = new AbortController().signal;
const report: TokenUserReport = {};
let failures = 0;
const stopAt = performance.now() + settings.forMs;
while (performance.now() < stopAt) {
  try {
    const { generation, expiresAtMs } = await custody.token({ key, signal });
    report[generation] ??= { seenAtMs: realNow(), expiresAtMs };
  } catch {
    failures += 1;
  }
  await new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
}
console.log(`report ${JSON.stringify({ report, failures })}`);
await custody.close();
await transport.close();
redis.disconnect();
