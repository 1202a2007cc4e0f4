import type { FaultReport } from '../fault-report.ts';

/** What must not be, in words; empty when the promise was kept. */
export function failures(report: FaultReport): string[] {
  const { account, starts, crashes } = report;
  const { tasks, answered, lost, doubled, stuck, wrong } = account;
  const named = (what: string, items: readonly string[]): string[] =>
    items.length === 0 ? [] : [`${items.length} ${what}, for example ${items.slice(0, 3).join('; ')}`];
  return [
    ...named('lost', lost),
    ...named('doubled', doubled),
    ...named('stuck', stuck),
    ...named('wrong answers', wrong),
    ...named('starts repeated without a fault that explains it', starts.unexplained),
    ...named('workers crashed', crashes),
    ...(answered === tasks || lost.length + stuck.length > 0
      ? []
      : [`${answered} answers to ${tasks} tasks`]),
  ];
}
