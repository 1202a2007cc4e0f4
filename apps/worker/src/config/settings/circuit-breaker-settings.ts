import * as z from 'zod';
import { seconds, wholeNumber, yesNo } from '../setting-kinds.ts';

export const circuitBreakerSettings = z.strictObject({
  failure_threshold: wholeNumber({
    fallback: 5,
    min: 1,
    max: 10_000,
    environment: 'HUB_CB_FAILURE_THRESHOLD',
    summary: 'Failures in a row that open a circuit.',
  }),
  recovery_timeout: seconds({
    fallback: 30,
    min: 0.1,
    max: 86_400,
    environment: 'HUB_CB_RECOVERY_TIMEOUT',
    summary: 'Time a circuit stays open before a trial call.',
  }),
  half_open_max_calls: wholeNumber({
    fallback: 3,
    min: 1,
    max: 10_000,
    environment: 'HUB_CB_HALF_OPEN_MAX',
    summary: 'Trial calls at once while a circuit is half open.',
  }),
  success_threshold: wholeNumber({
    fallback: 2,
    min: 1,
    max: 10_000,
    environment: 'HUB_CB_SUCCESS_THRESHOLD',
    summary: 'Successful trial calls that close a circuit.',
  }),
  hold_tasks: yesNo({
    fallback: false,
    environment: 'HUB_CB_HOLD_TASKS',
    summary: 'Keep tasks that carry a deadline_ms while a circuit is open, instead of answering REJECTED.',
  }),
});
