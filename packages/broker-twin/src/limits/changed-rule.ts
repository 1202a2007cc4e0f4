import type { WindowRule } from './call-window.ts';

/** A rule after a change of some of it. A new limit comes with a bucket of its own size, unless one is named too. */
export function changedRule(rule: WindowRule, change: Partial<WindowRule> = {}): WindowRule {
  const { capacity, ...rest } = rule;
  const keepsBucket = capacity !== undefined && change.limit === undefined;
  return { ...rest, ...(keepsBucket && { capacity }), ...change };
}
