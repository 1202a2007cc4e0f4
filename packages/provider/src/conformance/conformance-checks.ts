import { answerChecks } from './answer-checks.ts';
import { cancellationChecks } from './cancellation-checks.ts';
import { closeChecks } from './close-checks.ts';
import { concurrencyChecks } from './concurrency-checks.ts';
import type { ConformanceCheck } from './conformance-check.ts';
import { identityChecks } from './identity-checks.ts';

export const conformanceChecks: readonly ConformanceCheck[] = [
  ...identityChecks,
  ...answerChecks,
  ...concurrencyChecks,
  ...cancellationChecks,
  ...closeChecks,
];
