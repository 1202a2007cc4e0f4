import { describe, expect, test } from 'vitest';
import { cpuTimeMs, cpuTimeMsOfPs, memoryOf } from './process-usage.ts';

describe('process usage', () => {
  test.each([
    ['0:00.07', 70],
    ['1:02.50', 62_500],
    ['01:00:01', 3_601_000],
    ['2-00:00:01', 172_801_000],
  ])('%s of ps is %i ms', (text, ms) => {
    expect(cpuTimeMsOfPs(text)).toBeCloseTo(ms);
  });

  test('measures this process', async () => {
    const { residentMib } = await memoryOf(process.pid);
    expect(residentMib).toBeGreaterThan(10);
    const before = await cpuTimeMs(process.pid);
    const { user } = process.cpuUsage();
    while (process.cpuUsage().user - user < 50_000);
    expect((await cpuTimeMs(process.pid)) - before).toBeGreaterThan(25);
  });
});
