import { setTimeout as sleep } from 'node:timers/promises';
import { cpuTimeMs, memoryOf } from '../process-usage.ts';
import { type Requirement, verify } from '../requirement.ts';
import type { ReplayContext } from './replay-context.ts';

/** Limits of the container in deploy/docker-compose.yml. */
const MOST_MIB = 512;
const MOST_CPU_PERCENT = 50;

const SETTLE_MS = 300;
const WATCHED_MS = 3_000;

/** What the idle worker costs after the work above, beside what the predecessor's report says. */
export async function resourceUse({ worker }: ReplayContext): Promise<Requirement[]> {
  await sleep(SETTLE_MS);
  return [
    await verify('CPU when idle', `at most ${MOST_CPU_PERCENT} % (predecessor: 0.07 %)`, async () => {
      const [startedAtMs, before] = [performance.now(), await cpuTimeMs(worker.pid)];
      await sleep(WATCHED_MS);
      const used = (await cpuTimeMs(worker.pid)) - before;
      const percent = (used / (performance.now() - startedAtMs)) * 100;
      return {
        pass: percent <= MOST_CPU_PERCENT,
        seen: `${percent.toFixed(2)} % over ${WATCHED_MS / 1_000} s`,
      };
    }),
    await verify('memory', `at most ${MOST_MIB} MiB (predecessor: 25.14 MiB in docker stats)`, async () => {
      const { residentMib, ownMib } = await memoryOf(worker.pid);
      const own =
        ownMib === undefined ? '' : `, of it its own, as docker stats counts: ${ownMib.toFixed(1)} MiB`;
      return { pass: residentMib <= MOST_MIB, seen: `${residentMib.toFixed(1)} MiB resident${own}` };
    }),
  ];
}
