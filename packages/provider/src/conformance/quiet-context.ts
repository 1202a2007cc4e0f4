import type { CallContext } from '../call-context.ts';

/** The context of a call that nobody cancels. */
export function quietContext(): CallContext {
  return { signal: new AbortController().signal };
}
