import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import type { ConformanceCheck } from './conformance-check.ts';
import { expectFailure } from './expect-failure.ts';

const abortedBefore: ConformanceCheck = {
  behaviour: 'does not call when the signal has fired already',
  run: async (provider, { sampleRequest }) => {
    const reason = new Error('no longer wanted');
    const error = await expectFailure(provider.call(sampleRequest, { signal: AbortSignal.abort(reason) }));
    assert.equal(error.code, 'ERR_CANCELLED');
    assert.equal(error.cause, reason, "the signal's reason must be the cause");
  },
};

const abortedDuring: ConformanceCheck = {
  behaviour: 'ends a call at once when the signal fires, and goes on working',
  run: async (provider, { sampleRequest, belongsTo }) => {
    const controller = new AbortController();
    const call = provider.call(sampleRequest, { signal: controller.signal });
    // After what a provider does before its first wait, and before anything real can have come back.
    await Promise.resolve();
    controller.abort();
    const error = await expectFailure(call);
    assert.equal(error.code, 'ERR_CANCELLED');

    const answer = await provider.call(sampleRequest, { signal: new AbortController().signal });
    assert.ok(belongsTo(answer, sampleRequest), 'the next call got an answer that is not its own');
  },
};

const noListenersLeft: ConformanceCheck = {
  behaviour: 'leaves no listeners on the signal',
  run: async (provider, { sampleRequest }) => {
    // A worker's stop signal lives as long as the worker: a listener per call would be a leak.
    const { signal } = new AbortController();
    for (let count = 0; count < 3; count += 1) await provider.call(sampleRequest, { signal });
    assert.equal(getEventListeners(signal, 'abort').length, 0, 'listeners left after the answer');
  },
};

export const cancellationChecks = [abortedBefore, abortedDuring, noListenersLeft] as const;
