import { setTimeout as sleep } from 'node:timers/promises';
import { monotonicUs } from '../../measure/monotonic-us.ts';
import { Crew, warmUpSeconds } from './crew.ts';
import { evaluate } from './evaluate.ts';
import type { Row, RowPlan } from './row.ts';
import { apiIdLimit } from './scopes.ts';

/** @param seed - of the delays on the way */
export async function runRow(plan: RowPlan, seed: number): Promise<Row> {
  await using crew = await Crew.open(plan, seed);
  await crew.start();
  await sleep(warmUpSeconds * 1_000);
  const before = await crew.read();
  const fromUs = monotonicUs();
  await sleep(plan.seconds * 1_000);
  const untilUs = monotonicUs();
  const after = await crew.read();
  const last = await crew.stop();
  const arrivals = await crew.server.collect();
  const readings = { span: { fromUs, untilUs }, before, after, last };
  return evaluate(plan, arrivals, readings, plan.part === 'scopes' ? apiIdLimit : undefined);
}
