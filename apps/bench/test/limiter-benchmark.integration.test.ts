import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProcess } from '@hub/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FaultResult } from '../src/limiter/faults/run-fault.ts';
import type { LimiterReport } from '../src/limiter/limiter-benchmark.ts';
import { figureNames } from '../src/limiter/report/figures.ts';
import { systemNames } from '../src/limiter/system-name.ts';

const program = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** How full windows are is the benchmark's to say, on a machine of its own; here every call has to be accounted for. */
describe('bench limiter', () => {
  let directory = '';
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'hub-bench-'));
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  /** @returns what it wrote */
  async function bench(args: readonly string[]): Promise<unknown> {
    const json = join(directory, `${crypto.randomUUID()}.json`);
    const running = await startProcess({
      command: process.execPath,
      args: [program, 'limiter', ...args, '--json', json],
    });
    const { code } = await running.exit;
    expect([0, 1], running.lines.join('\n')).toContain(code);
    return JSON.parse(await readFile(json, 'utf8'));
  }

  test('every limiter makes calls, and the server sees each of them once', async () => {
    const args = ['--processes', '2', '--limits', '30', '--jitter', '5', '--seconds', '2'];
    const seen = (await bench(args)) as LimiterReport;
    expect(seen.rows.map(({ system }) => system)).toEqual([...systemNames]);
    for (const row of seen.rows) {
      expect(row, JSON.stringify(row)).toMatchObject({ part: 'saturated', lost: 0, doubled: 0 });
      expect(row.calls).toBeGreaterThan(30);
      expect(row.redis_calls_per_grant).toBeGreaterThan(0);
      expect(row.windows).toBe(row.calls);
    }
    expect(Object.keys(seen.figures)).toEqual([...figureNames]);
  }, 180_000);

  test('wrong clocks, idle: calls wait, and the wait is measured', async () => {
    const args = ['--only', 'idle', '--skew', '--systems', 'ours', '--seconds', '2'];
    const seen = (await bench(args)) as LimiterReport;
    expect(seen.rows.map(({ skew_ms }) => skew_ms)).toEqual([10_000, 36_000_000]);
    for (const { latency_p50_ms } of seen.rows) expect(latency_p50_ms).toBeGreaterThan(0);
    expect(seen.figures.idle_latency_p50_ms).toBeGreaterThan(0);
  }, 180_000);

  test('each kind of fault strikes, and calls go on after it', async () => {
    const seen = (await bench(['--faults', '4'])) as { results: FaultResult[] };
    expect(new Set(seen.results.map(({ kind }) => kind)).size).toBe(4);
    for (const result of seen.results) {
      expect(result.resumed_ms, JSON.stringify(result)).toEqual(expect.any(Number));
      expect(result.doubled).toBe(0);
    }
  }, 180_000);

  test.each([
    { args: ['--help'], code: 0, says: '--faults' },
    { args: ['--limits', 'many'], code: 64, says: '--limits is many' },
  ])('$args: exit code $code', async ({ args, code, says }) => {
    const running = await startProcess({ command: process.execPath, args: [program, 'limiter', ...args] });
    expect((await running.exit).code, running.lines.join('\n')).toBe(code);
    expect(running.lines.join('\n')).toContain(says);
  });
});
