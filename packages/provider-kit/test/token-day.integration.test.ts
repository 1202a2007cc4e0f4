import { isProviderError } from '@hub/provider';
import { describe, expect, test } from 'vitest';
import { CustodyLab, ISSUE_MS, key, type LabProcess, never } from './support/custody-lab.ts';
import { DAY_MS } from './support/test-broker.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const PROCESSES = 4;

interface Day {
  readonly lab: CustodyLab;
  /** Calls that got no token, and were told to come back. */
  readonly put: number;
  readonly calls: number;
  /** Answers that the broker would have refused. */
  readonly wrong: number;
}

interface Plan {
  /** When in each ten minutes a process is killed. */
  readonly killAtMs: number;
  /** Besides, whoever makes the first issue, or the first refresh, is killed in the middle of it. */
  readonly killIssuers: boolean;
  readonly brokerSkewMs?: number;
}

/** 24 hours of calls, one every 30 s from each process, while one of them is killed every ten minutes. */
async function liveADay({ killAtMs, killIssuers, brokerSkewMs = 0 }: Plan): Promise<Day> {
  const lab = new CustodyLab({}, brokerSkewMs);
  const processes: LabProcess[] = Array.from({ length: PROCESSES }, () => lab.start());
  let put = 0;
  let calls = 0;
  let wrong = 0;
  let killed = 0;
  const replace = (index: number): void => {
    processes[index]?.crash();
    processes[index] = lab.start();
  };
  const call = async ({ custody }: LabProcess): Promise<void> => {
    calls += 1;
    try {
      const { value } = await custody.token({ key, signal: never });
      if (!lab.broker.isAlive(value)) wrong += 1;
    } catch (error) {
      if (!isProviderError(error) || error.retry !== 'safe') throw error;
      put += 1;
    }
  };

  for (let atMs = 0; atMs < DAY_MS; atMs += 30_000) {
    const attempts = lab.broker.attemptsMs.length;
    for (const running of processes) void call(running);
    await lab.clock.advance(500);
    // The attempt of this half second is under way: whoever made it dies with the token it got.
    const isFirst = killed === 0 || (killed === 1 && atMs > DAY_MS / 2);
    if (killIssuers && lab.broker.attemptsMs.length > attempts && isFirst) {
      killed += 1;
      for (const index of processes.keys()) replace(index);
    }
    await lab.clock.advance(29_500);
    if ((atMs + 30_000) % (10 * MINUTE_MS) === killAtMs)
      replace(Math.floor(atMs / (10 * MINUTE_MS)) % PROCESSES);
  }
  return { lab, put, calls, wrong };
}

describe('24 hours with a process killed every ten minutes', () => {
  test.for([0, 30_000, 4 * MINUTE_MS, 5 * MINUTE_MS + 30_000])(
    'at %i ms of each: two issues',
    async (killAtMs) => {
      const { lab, put, calls, wrong } = await liveADay({ killAtMs, killIssuers: false });
      expect(lab.broker.issues).toHaveLength(2);
      expect(lab.broker.attemptsMs).toHaveLength(2);
      expect(lab.broker.closestMs).toBeGreaterThan(23 * HOUR_MS);
      expect(calls).toBe(PROCESSES * 2_880);
      expect(put + wrong).toBe(0);
    },
  );

  test('and whoever issues killed in the middle: still two issues, attempts 61 s apart, no call lost', async () => {
    const { lab, put, wrong } = await liveADay({ killAtMs: 0, killIssuers: true });
    expect(wrong).toBe(0);
    expect(lab.broker.attemptsMs).toHaveLength(4);
    expect(lab.broker.issues).toHaveLength(2);
    expect(lab.broker.closestMs).toBeGreaterThanOrEqual(61_000);
    expect(lab.broker.hasty).toBe(0);
    // Lease and spacing after the first crash: told when to come back, for less than two minutes.
    expect(put).toBeLessThanOrEqual(4 * PROCESSES);
  });

  test.for([-10 * HOUR_MS, 10 * HOUR_MS])(
    'a broker whose clock is off by %i ms changes nothing',
    async (brokerSkewMs) => {
      const { lab, put, wrong } = await liveADay({ killAtMs: 0, killIssuers: false, brokerSkewMs });
      const refreshAfterMs = (lab.broker.attemptsMs[1] ?? 0) - (lab.broker.attemptsMs[0] ?? 0);
      expect(refreshAfterMs).toBeGreaterThanOrEqual(DAY_MS - 5 * MINUTE_MS);
      expect(refreshAfterMs).toBeLessThan(DAY_MS - 4 * MINUTE_MS);
      expect(lab.broker.attemptsMs).toHaveLength(2);
      expect(put + wrong).toBe(0);
    },
  );
});

test('crashes of every issuer, for hours, stay 61 s apart and within the budget', async () => {
  const lab = new CustodyLab();
  let running = lab.start();
  let attempts = 0;
  for (let atMs = 0; atMs < 5 * HOUR_MS; atMs += ISSUE_MS / 2) {
    running.custody.token({ key, signal: never }).catch(() => undefined);
    await lab.clock.advance(ISSUE_MS / 2);
    if (lab.broker.attemptsMs.length > attempts) {
      attempts = lab.broker.attemptsMs.length;
      running.crash();
      running = lab.start();
    }
  }
  expect(lab.broker.closestMs).toBeGreaterThanOrEqual(61_000);
  expect(lab.broker.attemptsMs).toHaveLength(10);
});
