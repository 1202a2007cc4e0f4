import assert from 'node:assert/strict';
import type { OperationClass } from '../operation-class.ts';
import type { ConformanceCheck } from './conformance-check.ts';

const classes: readonly OperationClass[] = ['quote', 'account', 'order'];

const upperCaseName: ConformanceCheck = {
  behaviour: 'has a name in upper case',
  run: async (provider) => {
    assert.match(provider.name, /^[A-Z][A-Z0-9_]*$/);
  },
};

const classOfAnyTr: ConformanceCheck = {
  behaviour: 'classifies any TR, also one it does not know',
  run: async (provider, { sampleRequest, operationClasses = {} }) => {
    for (const trId of [sampleRequest.trId, 'NO_SUCH_TR', '', '__proto__', 'constructor']) {
      assert.ok(classes.includes(provider.operationClass(trId)), `no class for "${trId}"`);
    }
    assert.notEqual(provider.operationClass(sampleRequest.trId), 'order', 'the sample must be a query');
    for (const [trId, expected] of Object.entries(operationClasses)) {
      assert.equal(provider.operationClass(trId), expected, `class of ${trId}`);
    }
  },
};

export const identityChecks = [upperCaseName, classOfAnyTr] as const;
