import { type CallContext, CancelledError, type ProviderAnswer, type ProviderRequest } from '@hub/provider';
import { openGate, verdictError } from '@hub/provider-kit';
import { type Admitted, admit } from './admission/admit.ts';
import { authorise } from './admission/authorise.ts';
import { answerOf } from './call/answer.ts';
import type { CallScene } from './call/call-scene.ts';
import { fetchPages } from './call/fetch-pages.ts';
import { saysUnknownSymbol } from './call/unknown-symbol.ts';
import type { KiwoomProviderOptions } from './kiwoom-options.ts';
import type { KiwoomProvider } from './kiwoom-provider.ts';
import { type KiwoomSettings, kiwoomSettings } from './kiwoom-settings.ts';
import { kiwoomLimits, scopeOf } from './limits.ts';
import { fillInOriginal, rememberOrder } from './orders/fill-in-original.ts';
import { findOrder } from './orders/find-order.ts';
import { recordIntent } from './orders/record-intent.ts';
import { PROVIDER_NAME } from './provider-name.ts';
import { operationClassOf } from './registry/operation-class.ts';

/**
 * Kiwoom Securities: its 138 domestic TRs over the REST API.
 *
 * @throws {RangeError} an option contradicts another, or is out of its range
 */
export function createKiwoomProvider(options: KiwoomProviderOptions): KiwoomProvider {
  const settings = kiwoomSettings(options);
  return {
    name: PROVIDER_NAME,
    limits: kiwoomLimits(settings.environment),
    operationClass: operationClassOf,
    call: (request, context) => call(settings, request, context),
    findOrder: (sought, context) =>
      findOrder(
        { now: () => settings.brokerClock.now(), call: (request, at) => call(settings, request, at) },
        sought,
        context,
      ),
    async close() {
      await settings.custody.close();
      await settings.transport.close();
    },
  };
}

async function call(
  settings: KiwoomSettings,
  given: ProviderRequest,
  context: CallContext,
): Promise<ProviderAnswer> {
  if (context.signal.aborted) throw new CancelledError(PROVIDER_NAME, { cause: context.signal.reason });
  const authorised = authorise(settings, given);
  const request = await fillInOriginal(settings, authorised.tr, given, (list) =>
    call(settings, list, context),
  );
  const admitted = admit(settings, authorised, request);
  const scene = sceneOf(settings, admitted, context);
  if (admitted.tr.class === 'order') await recordIntent(settings, admitted, context);
  const { range, nextKey } = admitted.built;
  const pages = await fetchPages(scene, {
    ...(range === undefined ? {} : { range }),
    ...(nextKey === undefined ? {} : { nextKey }),
    maxPages: settings.maxPages,
  });
  if (saysUnknownSymbol(admitted.tr, pages.first)) {
    const verdict = settings.errors.classify('blank', admitted.tr.class);
    throw verdictError(PROVIDER_NAME, verdict, 'every field of the answer is blank');
  }
  const answer = answerOf({
    request,
    tr: admitted.tr,
    built: admitted.built,
    pages,
    showAccountNumbers: settings.showAccountNumbers,
    nowMs: settings.brokerClock.now(),
  });
  if (admitted.tr.class === 'order') rememberOrder(settings, answer);
  return answer;
}

function sceneOf(
  settings: KiwoomSettings,
  { tr, built, account, name }: Admitted,
  context: CallContext,
): CallScene {
  const { environment, timeoutMs, brokerClock } = settings;
  return {
    transport: settings.transport,
    custody: settings.custody,
    errors: settings.errors,
    baseUrl: settings.baseUrl,
    tr,
    body: built.body,
    tokenKey: {
      provider: PROVIDER_NAME,
      environment,
      account: name,
      ...(account.egress === undefined ? {} : { egress: account.egress }),
    },
    scopes: [scopeOf(environment, name, tr.id)],
    secrets: [account.appKey, account.secretKey],
    gate: context.gate ?? openGate(PROVIDER_NAME),
    context,
    timeoutMs: Math.min(timeoutMs, context.timeoutMs ?? timeoutMs),
    onUnknownCode: settings.onUnknownCode,
    onServerDate: (serverDateMs) => brokerClock.hear(serverDateMs),
    monotonicMs: settings.monotonicMs,
  };
}
