import type { CallContext, Gate } from '@hub/provider';
import { type GatedReply, type HeldToken, sendThroughGate } from '@hub/provider-kit';
import { redact } from '../account/redact.ts';
import type { PlannedCall } from '../call/planned-call.ts';
import type { KisSettings } from '../kis-settings.ts';
import { callScope } from '../limits/kis-limits.ts';
import type { Values } from '../paging/cursor.ts';
import { type RowPage, rowsOf } from '../paging/row-page.ts';
import { buildRequest } from './build-request.ts';
import { type KisRefusal, readReply } from './read-reply.ts';

/** What every attempt of one task shares. */
export interface CallScene {
  readonly settings: KisSettings;
  readonly call: PlannedCall;
  readonly gate: Gate;
  readonly context: CallContext;
}

export interface PageRequest {
  readonly values: Values;
  /** 0 is the task's own call, the others are further pages. */
  readonly index: number;
  /** Ask with the header `tr_cont: N` (kis-api 5). */
  readonly isContinuation: boolean;
}

/**
 * Fetches one page. A dead token is reported and, for queries, replaced once; an order is sent once and no more,
 * whatever comes back.
 *
 * @throws {ProviderError} what the broker said, with advice; "too many" is told to the gate first
 */
export async function fetchPage(scene: CallScene, request: PageRequest): Promise<RowPage> {
  const { settings, call } = scene;
  const { tr, account } = call;
  for (let attempt = 1; ; attempt += 1) {
    const token = await tokenFor(scene);
    const { reply, pass } = await send(scene, request, token);
    settings.brokerClock.hear(reply.serverDateMs);
    const outcome = readReply(reply, {
      table: settings.errors,
      operationClass: tr.class,
      redact: (text) => redact(text, account, token.value),
    });
    if (outcome.kind === 'answer') {
      const { body, message, hasMore } = outcome;
      const answeredAtMs = settings.brokerClock.now();
      return { rows: rowsOf(body, tr.rows), body, message, hasMore, answeredAtMs };
    }
    if (outcome.errorClass === 'rate-limit') pass.refused({ reason: outcome.code });
    if (isUnknown(outcome)) settings.onUnknownCode(outcome.code, tr.id);
    if (outcome.errorClass === 'token-dead') {
      await settings.custody.markDead(tokenKeyOf(scene), token.generation, outcome.code);
      if (attempt === 1 && tr.class !== 'order') continue;
    }
    throw outcome.error;
  }
}

async function send(scene: CallScene, request: PageRequest, token: HeldToken): Promise<GatedReply> {
  const { settings, call, gate, context } = scene;
  const { environment, transport, baseUrl, timeoutMs } = settings;
  const { tr, sentId, account, accountName } = call;
  const answered = await sendThroughGate({
    transport,
    gate,
    request: buildRequest({
      tr,
      sentId,
      values: request.values,
      baseUrl,
      account,
      token: token.value,
      isNextPage: request.isContinuation,
    }),
    scopes: [callScope(environment, accountName)],
    purpose: request.index === 0 ? 'call' : 'page',
    signal: context.signal,
    timeoutMs: Math.min(timeoutMs, context.timeoutMs ?? timeoutMs),
  });
  context.onWait?.('broker', answered.reply.answeredAtMs);
  return answered;
}

async function tokenFor(scene: CallScene): Promise<HeldToken> {
  const { settings, gate, context } = scene;
  const startedMs = settings.monotonicMs();
  const token = await settings.custody.token({ key: tokenKeyOf(scene), signal: context.signal, gate });
  context.onWait?.('token', settings.monotonicMs() - startedMs);
  return token;
}

function tokenKeyOf({ settings, call }: CallScene) {
  return { provider: 'KIS', environment: settings.environment, account: call.accountName };
}

function isUnknown({ errorClass }: KisRefusal): boolean {
  return errorClass === undefined || errorClass === 'unknown';
}
