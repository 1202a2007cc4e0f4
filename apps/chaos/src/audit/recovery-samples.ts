import type { Strike } from '../act/strike.ts';
import type { Start } from '../ledger/start.ts';
import type { StepKind } from '../plan/step.ts';

/** How long it took to go on after one strike, milliseconds. */
export interface RecoverySample {
  readonly kind: StepKind;
  readonly ms: number;
  /** When the first of the victim's tasks ran again; as `ms` where it makes no difference. */
  readonly firstMs: number;
}

export interface RecoveryEvidence {
  readonly starts: readonly Start[];
  readonly strikes: readonly Strike[];
  /** Task id → the nonce of the start that answered it. */
  readonly answeredBy: ReadonlyMap<string, string>;
  /** Worker → when it said that it was connected, epoch milliseconds, growing. */
  readonly connectedAtMs: ReadonlyMap<string, readonly number[]>;
}

/** Everything the strikes of a run tell about recovery. A strike that hit an idle victim tells nothing. */
export function recoverySamples({
  starts,
  strikes,
  answeredBy,
  connectedAtMs,
}: RecoveryEvidence): RecoverySample[] {
  const ofTask = grouped(starts, ({ taskId }) => taskId);
  const ofWorker = grouped(starts, ({ worker }) => worker);
  const firstAfter = (candidates: readonly Start[] | undefined, sinceMs: number): number | undefined =>
    candidates?.find(({ atMs }) => atMs > sinceMs)?.atMs;

  return strikes.flatMap(({ kind, workers, recovery }): RecoverySample[] => {
    switch (recovery.by) {
      case 'nothing':
        return [];
      case 'time':
        return [{ kind, ms: recovery.ms, firstMs: recovery.ms }];
      case 'workers':
        return workers.flatMap((worker) => {
          const { sinceMs, brokenAtMs } = recovery;
          const backAtMs =
            brokenAtMs === undefined
              ? sinceMs
              : connectedAtMs.get(worker)?.find((connected) => connected >= brokenAtMs);
          if (backAtMs === undefined) return [];
          const atMs = firstAfter(ofWorker.get(worker), Math.max(sinceMs, backAtMs));
          return atMs === undefined ? [] : [{ kind, ms: atMs - sinceMs, firstMs: atMs - sinceMs }];
        });
      case 'tasks': {
        const isVictims = (taskId: string): boolean =>
          workers.some((worker) => answeredBy.get(taskId)?.startsWith(`${worker}:`));
        const again = recovery.taskIds
          .filter((taskId) => !isVictims(taskId))
          .flatMap((taskId) => firstAfter(ofTask.get(taskId), recovery.sinceMs) ?? [])
          .map((atMs) => atMs - recovery.sinceMs);
        return again.length === 0 ? [] : [{ kind, ms: Math.max(...again), firstMs: Math.min(...again) }];
      }
    }
  });
}

function grouped(starts: readonly Start[], name: (start: Start) => string): Map<string, Start[]> {
  const groups = new Map<string, Start[]>();
  for (const start of starts) {
    const group = groups.get(name(start));
    if (group === undefined) groups.set(name(start), [start]);
    else group.push(start);
  }
  return groups;
}
