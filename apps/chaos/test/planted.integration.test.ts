import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { FaultReport } from '../src/fault-report.ts';
import type { FaultName } from '../src/plan/fault-name.ts';
import { failures } from '../src/report/verdict.ts';
import { runFault } from '../src/run-fault.ts';

async function runWorker(name: string, fault: FaultName): Promise<FaultReport> {
  const workerScript = fileURLToPath(new URL(`support/${name}-worker.ts`, import.meta.url));
  return await runFault({ fault, tasks: 1_500, seed: 1, workers: 3, workerScript, patienceMs: 8_000 });
}

describe.concurrent('the harness finds out', () => {
  test('workers that lose what they have in hand when they are killed', async () => {
    const report = await runWorker('lossy', 'worker-kill-1s');
    expect(report.account.lost.length).toBeGreaterThan(0);
    expect(report.account.answered + report.account.lost.length).toBe(1_500);
    expect(report.account).toMatchObject({ doubled: [], stuck: [], wrong: [] });
    expect(failures(report)[0]).toContain('lost');
    // The story of a lost task: it was pushed, it was taken, and that is the end of it.
    expect(report.trace.join('\n')).toMatch(/rpush api:/i);
  });

  test('workers that answer twice', async () => {
    const report = await runWorker('doubling', 'slow-redis');
    expect(report.account).toMatchObject({ tasks: 1_500, answered: 1_500, lost: [], stuck: [] });
    expect(report.account.doubled).toHaveLength(150);
    expect(report.starts.unexplained).toHaveLength(150);
  });

  test('workers that keep tasks for ever', async () => {
    const report = await runWorker('hoarding', 'slow-redis');
    expect(report.account).toMatchObject({ tasks: 1_500, answered: 1_350, lost: [], doubled: [] });
    expect(report.account.stuck).toHaveLength(150);
  });
});
