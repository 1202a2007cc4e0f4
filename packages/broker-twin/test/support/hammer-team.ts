import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { HammerOrder, HammerReport } from './hammer.ts';

export interface HammerTeam extends AsyncDisposable {
  /** All processes at once, each with its own order. */
  run(orders: readonly HammerOrder[]): Promise<HammerReport>;
}

const HAMMER = fileURLToPath(new URL('hammer.ts', import.meta.url));

/** Client processes that stay, so that each test needs no new ones. */
export async function startHammerTeam(size: number): Promise<HammerTeam> {
  const team = Array.from({ length: size }, () => fork(HAMMER));
  await Promise.all(team.map((member) => once(member, 'message')));
  return {
    async run(orders) {
      const reports = await Promise.all(
        team.map((member, index) => runOne(member, orders[index % orders.length]!)),
      );
      const statuses: Record<string, number> = {};
      for (const report of reports) {
        for (const [label, count] of Object.entries(report.statuses)) {
          statuses[label] = (statuses[label] ?? 0) + count;
        }
      }
      return { statuses, refusals: [...new Set(reports.flatMap(({ refusals }) => refusals))].sort() };
    },
    async [Symbol.asyncDispose]() {
      const ends = team.map((member) => once(member, 'exit'));
      for (const member of team) member.disconnect();
      await Promise.all(ends);
    },
  };
}

async function runOne(member: ChildProcess, order: HammerOrder): Promise<HammerReport> {
  const report = once(member, 'message');
  member.send(order);
  const [seen] = (await report) as [HammerReport];
  return seen;
}
