import type { Strike } from '../act/strike.ts';
import type { Start } from '../ledger/start.ts';

export interface RepeatedStarts {
  /** Starts beyond the first of their task. */
  readonly repeated: number;
  /** Those among them that no fault explains: `<task>: <start>, <start>`. */
  readonly unexplained: readonly string[];
}

export interface RepeatEvidence {
  readonly starts: readonly Start[];
  readonly strikes: readonly Strike[];
  /** Worker → when it noticed that its lease was gone, epoch milliseconds. */
  readonly leaseLostAtMs: ReadonlyMap<string, readonly number[]>;
  readonly leaseMs: number;
}

/** The ledger hears of a start a little later than it happens, milliseconds. */
const ledgerLagMs = 250;
/** A dead connection is noticed after so much silence at the latest, milliseconds. */
const silenceMs = 8_000;

/**
 * Holds every repeated start against the faults. A task may start again only because a worker lost its lease over it,
 * and a worker may lose its lease only because a fault hit it: it was killed, or it was hit and said so later.
 */
export function repeatedStarts(evidence: RepeatEvidence): RepeatedStarts {
  const lastStart = new Map<string, Start>();
  const unexplained: string[] = [];
  let repeated = 0;
  for (const start of evidence.starts) {
    const before = lastStart.get(start.taskId);
    if (before !== undefined) {
      repeated += 1;
      // The other way round: a start of a frozen worker reached the ledger when it woke up.
      const explained =
        isExplained(before, start, before.worker, evidence) ||
        isExplained(before, start, start.worker, evidence);
      if (!explained) {
        unexplained.push(
          `${start.taskId}: ${before.nonce} at ${before.atMs}, ${start.nonce} at ${start.atMs}`,
        );
      }
    }
    lastStart.set(start.taskId, start);
  }
  return { repeated, unexplained };
}

function isExplained(before: Start, after: Start, loser: string, evidence: RepeatEvidence): boolean {
  const { strikes, leaseLostAtMs, leaseMs } = evidence;
  const hits = strikes.filter(({ workers }) => workers.includes(loser));
  const kill = hits.find(({ kind }) => kind === 'kill-worker');
  if (kill !== undefined && isWithin(kill.fromMs, before.atMs, after.atMs)) return true;

  const effectMs = leaseMs + silenceMs;
  const wasHit = hits.some(({ fromMs, toMs }) => fromMs <= after.atMs && toMs + effectMs >= before.atMs);
  // Between two starts of one worker it must have noticed; a worker killed later may never have.
  const noticedByMs = before.worker === after.worker ? after.atMs : after.atMs + effectMs;
  const noticed = leaseLostAtMs.get(loser)?.some((atMs) => isWithin(atMs, before.atMs, noticedByMs)) === true;
  return wasHit && (noticed || (kill !== undefined && before.worker !== after.worker));
}

function isWithin(atMs: number, fromMs: number, toMs: number): boolean {
  return atMs >= fromMs - ledgerLagMs && atMs <= toMs + ledgerLagMs;
}
