import { type GatedReply, sendThroughGate, type Verdict, verdictError } from '@hub/provider-kit';
import { judge } from '../errors/judge.ts';
import { type KiwoomBody, readReply } from '../errors/read-reply.ts';
import { redact } from '../errors/redact.ts';
import { PROVIDER_NAME } from '../provider-name.ts';
import { type CallScene, tokenFor } from './call-scene.ts';
import { JSON_TYPE } from './json-type.ts';

/** One page of an answer. */
export interface KiwoomPage {
  readonly body: KiwoomBody;
  readonly message: string;
  /** Where the next page begins; the marks are headers only, and opaque (kiwoom-api 6 [A]). */
  readonly nextKey?: string;
  /** The broker's clock, if it said. */
  readonly serverDateMs?: number;
}

/**
 * Fetches one page. A token the broker has forgotten is reported and, for queries, replaced once; an order is sent once
 * and no more, whatever comes back. An address that may not use the token (8010, 8050) is no dead token.
 *
 * @throws {ProviderError} what the broker said, with advice; "too many" is told to the gate first
 */
export async function fetchPage(scene: CallScene, nextKey: string | undefined): Promise<KiwoomPage> {
  const { tr, errors, custody, tokenKey, secrets } = scene;
  for (let attempt = 1; ; attempt += 1) {
    const token = await tokenFor(scene);
    const { reply, pass } = await send(scene, token.value, nextKey);
    const read = readReply(reply);
    if (read.success) return pageOf(reply, read);

    const verdict = judge(errors, read, tr.class);
    if (!verdict.known) scene.onUnknownCode(verdict.code, tr.id);
    if (isLimit(verdict)) pass.refused({ reason: verdict.code });
    if (verdict.class === 'token-dead') {
      await custody.markDead(tokenKey, token.generation, verdict.code);
      if (attempt === 1 && tr.class !== 'order') continue;
    }
    const said = redact(read.message, [...secrets, token.value]);
    // The broker names no pause; one window is enough (kiwoom-api 5 [A]).
    throw verdictError(PROVIDER_NAME, verdict, said, isLimit(verdict) ? { retryAfterMs: 1_000 } : {});
  }
}

async function send(scene: CallScene, token: string, nextKey: string | undefined): Promise<GatedReply> {
  const { transport, gate, baseUrl, tr, body, scopes, context, timeoutMs } = scene;
  const answered = await sendThroughGate({
    transport,
    gate,
    request: {
      method: 'POST',
      url: `${baseUrl}${tr.path}`,
      headers: {
        'content-type': JSON_TYPE,
        authorization: `Bearer ${token}`,
        'api-id': tr.id,
        ...(nextKey === undefined ? {} : { 'cont-yn': 'Y', 'next-key': nextKey }),
      },
      body: JSON.stringify(body),
      operationClass: tr.class,
    },
    scopes,
    purpose: nextKey === undefined ? 'call' : 'page',
    signal: context.signal,
    timeoutMs,
  });
  scene.onServerDate(answered.reply.serverDateMs);
  context.onWait?.('broker', answered.reply.answeredAtMs);
  return answered;
}

function isLimit(verdict: Verdict): boolean {
  return verdict.class === 'rate-limit' || verdict.class === 'shared-limit';
}

function pageOf(
  { headers, serverDateMs }: GatedReply['reply'],
  read: { body: KiwoomBody; message: string },
): KiwoomPage {
  const nextKey = headers['cont-yn']?.toUpperCase() === 'Y' ? headers['next-key'] : undefined;
  return {
    body: read.body,
    message: read.message,
    ...(nextKey === undefined || nextKey === '' ? {} : { nextKey }),
    ...(serverDateMs === undefined ? {} : { serverDateMs }),
  };
}
