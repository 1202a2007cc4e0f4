import assert from 'node:assert/strict';
import type { ConformanceCheck } from './conformance-check.ts';
import { quietContext } from './quiet-context.ts';

/** Each of the two requests is sent this often at once. */
const PAIRS = 10;

const ownAnswers: ConformanceCheck = {
  behaviour: 'gives each of many calls at once its own answer',
  run: async (provider, { sampleRequest, otherRequest, belongsTo }) => {
    const requests = Array.from({ length: PAIRS }, () => [sampleRequest, otherRequest]).flat();
    const answers = await Promise.all(requests.map((request) => provider.call(request, quietContext())));
    for (const [index, answer] of answers.entries()) {
      const [own, foreign] = index % 2 === 0 ? [sampleRequest, otherRequest] : [otherRequest, sampleRequest];
      assert.ok(belongsTo(answer, own), `call ${index} got an answer that is not its own`);
      assert.ok(!belongsTo(answer, foreign), 'belongsTo cannot tell the two requests apart');
    }
  },
};

const oneCancelled: ConformanceCheck = {
  behaviour: 'cancels one of two calls and answers the other',
  run: async (provider, { sampleRequest, otherRequest, belongsTo }) => {
    const controller = new AbortController();
    const cancelled = provider.call(sampleRequest, { signal: controller.signal });
    const answered = provider.call(otherRequest, quietContext());
    controller.abort();
    await assert.rejects(cancelled);
    assert.ok(belongsTo(await answered, otherRequest), 'the other call got an answer that is not its own');
  },
};

export const concurrencyChecks = [ownAnswers, oneCancelled] as const;
