import { expect, test } from 'vitest';
import type { FaultReport } from '../src/fault-report.ts';
import type { FaultName } from '../src/plan/fault-name.ts';
import { failures } from '../src/report/verdict.ts';
import { runFault } from '../src/run-fault.ts';

/** The short form of `pnpm chaos`: leases of 1 to 2 s but where Redis itself is killed. */
async function expectKept(fault: FaultName, tasks = 2_500): Promise<FaultReport> {
  const report = await runFault({ fault, tasks, seed: 1, workers: 3 });
  expect(failures(report)).toEqual([]);
  expect(report.account.answered).toBeGreaterThanOrEqual(tasks);
  expect(report.strikes).toBeGreaterThan(0);
  return report;
}

test('workers killed: nothing is lost, doubled or stuck', async () => {
  const { recovery } = await expectKept('worker-kill-1s');
  expect(recovery.length).toBeGreaterThan(0);
});

test('connections cut: nothing is lost, doubled, stuck or started twice', async () => {
  const { starts } = await expectKept('cut');
  expect(starts.repeated).toBe(0);
});

test('workers frozen past their lease: nothing is lost, doubled or stuck', async () => {
  await expectKept('freeze');
});

test('Redis killed ten times: every worker goes on within 5 s each time, and nothing is lost', async () => {
  const { recovery } = await expectKept('redis-kill');
  expect(recovery).toHaveLength(30);
  expect(Math.max(...recovery.map(({ ms }) => ms))).toBeLessThan(5_000);
});

test('Redis full with 3,000 tasks waiting: all are answered while producers are refused', async () => {
  const { account, refusals } = await expectKept('maxmemory', 3_500);
  expect(account.answered).toBe(3_500);
  expect(refusals).toBeGreaterThan(0);
});

test('a slow Redis costs nobody the lease', async () => {
  const { starts } = await expectKept('slow-redis');
  expect(starts.repeated).toBe(0);
});

test('connections that are dead and do not say so: nothing is lost, doubled or stuck', async () => {
  await expectKept('blackhole');
});

test('everything at once: nothing is lost, doubled or stuck', async () => {
  await expectKept('mixed');
});
