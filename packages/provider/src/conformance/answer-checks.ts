import assert from 'node:assert/strict';
import { successResponseSchema } from '@hub/task-schema';
import type { ConformanceCheck } from './conformance-check.ts';
import { deepFreeze } from './deep-freeze.ts';
import { quietContext } from './quiet-context.ts';
import { assertWireData } from './wire-data.ts';

const wireShape: ConformanceCheck = {
  behaviour: 'answers in the shape of the wire contract',
  run: async (provider, { sampleRequest, belongsTo }) => {
    const answer = await provider.call(sampleRequest, quietContext());
    assertWireData(answer.data, provider, sampleRequest);
    assert.ok(belongsTo(answer, sampleRequest), 'the answer does not belong to the sample');
    const response = successResponseSchema.safeParse({
      task_id: 'conformance',
      status: 'SUCCESS',
      ...answer,
    });
    assert.ok(response.success, `the normalised models break their schemas: ${response.error?.message}`);
  },
};

const plainJson: ConformanceCheck = {
  behaviour: 'answers with plain JSON',
  run: async (provider, { sampleRequest }) => {
    const answer = await provider.call(sampleRequest, quietContext());
    assert.deepEqual(JSON.parse(JSON.stringify(answer)), answer, 'something is lost in JSON');
  },
};

const untouchedRequest: ConformanceCheck = {
  behaviour: 'does not change the request',
  run: async (provider, { sampleRequest, belongsTo }) => {
    const request = structuredClone(sampleRequest);
    await provider.call(request, quietContext());
    assert.deepEqual(request, sampleRequest, 'the request was changed');
    const frozen = deepFreeze(structuredClone(sampleRequest));
    const answer = await provider.call(frozen, Object.freeze(quietContext()));
    assert.ok(belongsTo(answer, sampleRequest), 'the answer to a frozen request is another one');
  },
};

export const answerChecks = [wireShape, plainJson, untouchedRequest] as const;
