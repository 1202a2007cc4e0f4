import { type CallContext, CancelledError, type ProviderAnswer, type ProviderRequest } from '@hub/provider';
import { openGate } from '@hub/provider-kit';
import { buildAnswer } from './call/build-answer.ts';
import { collectRows } from './call/collect-rows.ts';
import { planCall } from './call/plan-call.ts';
import type { KisProvider } from './kis-provider.ts';
import type { KisProviderOptions } from './kis-provider-options.ts';
import { type KisSettings, kisSettings } from './kis-settings.ts';
import { kisLimits } from './limits/kis-limits.ts';
import { fillInBranch, rememberReceipt } from './orders/fill-in-branch.ts';
import { findOrder } from './orders/find-order.ts';
import { recordIntent } from './orders/record-intent.ts';
import { operationClassOf } from './registry/find-tr.ts';

/**
 * Korea Investment & Securities: every TR of its REST API.
 *
 * @throws {TypeError} an option contradicts another, or is out of its range
 */
export function createKisProvider(options: KisProviderOptions): KisProvider {
  const settings = kisSettings(options);
  const { environment, accounts, brokerClock } = settings;
  const callBroker = (request: ProviderRequest, context: CallContext): Promise<ProviderAnswer> =>
    call(settings, request, context);
  return {
    name: 'KIS',
    limits: kisLimits(environment, [...accounts.keys()], () => brokerClock.now()),
    operationClass: operationClassOf,
    call: callBroker,
    findOrder: (sought, context) =>
      findOrder({ environment, now: () => brokerClock.now(), call: callBroker }, sought, context),
    async close() {
      await settings.custody.close();
      await settings.transport.close();
    },
  };
}

async function call(
  settings: KisSettings,
  request: ProviderRequest,
  context: CallContext,
): Promise<ProviderAnswer> {
  if (context.signal.aborted) throw new CancelledError('KIS', { cause: context.signal.reason });
  const gate = context.gate ?? openGate('KIS');
  const planned = planCall(settings, request);
  if (planned.tr.class !== 'order') {
    const collected = await collectRows({ settings, call: planned, gate, context });
    return buildAnswer(request, planned, collected);
  }
  const order = await fillInBranch(settings, planned, (query) => call(settings, query, context));
  await recordIntent(settings, order, context);
  const collected = await collectRows({ settings, call: order, gate, context });
  const answer = buildAnswer(request, order, collected);
  rememberReceipt(settings, order, answer.data);
  return answer;
}
