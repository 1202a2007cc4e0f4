import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProcess } from '@hub/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { figureNames } from '../src/queue/report/figures.ts';
import { scenarios } from '../src/queue/run/scenario.ts';

const program = fileURLToPath(new URL('../src/main.ts', import.meta.url));

describe('bench queue', () => {
  let directory = '';
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'hub-bench-'));
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  test('runs every scenario with every system, loses and doubles nothing, and writes its figures', async () => {
    const json = join(directory, 'bench.json');
    const bench = await startProcess({
      command: process.execPath,
      args: [program, 'queue', '--quick', '--rounds', '1', '--max-tasks', '60', '--json', json],
    });
    const { code } = await bench.exit;
    expect(bench.lines.join('\n')).toContain('| loopback drain50: tasks/s');
    expect(code, bench.lines.join('\n')).toBe(0);

    const report: Report = JSON.parse(await readFile(json, 'utf8'));
    expect(Object.keys(report.figures)).toEqual([...figureNames]);
    for (const figure of figureNames) {
      expect(report.figures[figure], figure).toEqual(expect.any(Number));
    }
    expect(report.figures['lost']).toBe(0);
    expect(report.figures['doubled']).toBe(0);
    expect(report.rounds).toHaveLength(scenarios.length * 3);
    for (const run of report.rounds) {
      expect(run, JSON.stringify(run)).toMatchObject({ round: 1, lost: 0, doubled: 0 });
    }
    expect(report.growth.length).toBeGreaterThan(0);
  }, 180_000);

  test.each([
    { args: [], code: 64, says: 'Usage' },
    { args: ['--help'], code: 0, says: 'queue' },
    { args: ['queue', '--help'], code: 0, says: '--rounds' },
    { args: ['queue', '--round', '5'], code: 64, says: '--round' },
    { args: ['queue', '--only', 'nothing like it'], code: 64, says: 'the scenarios are' },
    { args: ['elevator'], code: 64, says: 'No benchmark is called elevator' },
  ])('$args: exit code $code', async ({ args, code, says }) => {
    const bench = await startProcess({ command: process.execPath, args: [program, ...args] });
    expect((await bench.exit).code, bench.lines.join('\n')).toBe(code);
    expect(bench.lines.join('\n')).toContain(says);
  });
});

interface Report {
  readonly figures: Readonly<Record<string, number | null>>;
  readonly rounds: readonly { readonly round: number; readonly lost: number; readonly doubled: number }[];
  readonly growth: readonly unknown[];
}
