import type { LimiterOptions } from '../limiter-options.ts';
import { isOurs, type SystemName } from '../system-name.ts';
import type { Part, RowPlan } from './row.ts';

/** Where the promises are made: four processes, 10 ms of jitter, the limits of a KIS key and of something busier. */
const promised = { processes: 4, jitterMs: 10, limits: [18, 100] } as const;

const whole = { processes: [1, 4, 8], limits: [5, 18, 100, 1_000], jittersMs: [0, 10, 50] } as const;

/** The corners of the whole matrix that a run of some minutes has time for. */
const corners = [
  { processes: 1, limit: 100, jitterMs: 0 },
  { processes: 4, limit: 5, jitterMs: 10 },
  { processes: 8, limit: 100, jitterMs: 50 },
  { processes: 4, limit: 1_000, jitterMs: 10 },
] as const;

const promiseSeconds = 120;
const matrixSeconds = 6;
const idleSeconds = 10;
/** So high that neither pacing nor earlier calls are anything to wait for. */
const idleLimit = 1_000;
const scopesSeconds = 25;
const rivalSeconds = 5;

/** Wrong by so much, wall clocks of the processes, milliseconds. */
const skewsMs = [10_000, 36_000_000] as const;

/** Which runs, in which order. */
export function planRows(options: LimiterOptions): RowPlan[] {
  const skews = options.skew ? skewsMs : [0];
  return skews
    .flatMap((skewMs) => (isMatrix(options) ? planMatrix(options, skewMs) : planUsual(options, skewMs)))
    .filter(({ system, part }) => options.systems.includes(system) && options.parts.includes(part));
}

function isMatrix({ full, processes, limits, jittersMs }: LimiterOptions): boolean {
  return full || processes !== undefined || limits !== undefined || jittersMs !== undefined;
}

function planUsual(options: LimiterOptions, skewMs: number): RowPlan[] {
  const rows = [...planPromises(options, skewMs), ...planIdle(options, skewMs)];
  if (options.skew) return rows;
  const matrix = corners.map((corner) =>
    row(options, { ...corner, system: 'ours', ownSeconds: matrixSeconds }),
  );
  return [...rows, ...planScopes(options), ...matrix];
}

/** Ours once and long; the others in turns around it, and again. */
function planPromises(options: LimiterOptions, skewMs: number): RowPlan[] {
  const at = { processes: promised.processes, jitterMs: promised.jitterMs, skewMs };
  const rows: RowPlan[] = [];
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const limit of promised.limits) {
      for (const system of options.systems) {
        if (isOurs(system) && round > 1) continue;
        rows.push(row(options, { ...at, limit, system, round, ownSeconds: promiseSeconds }));
      }
    }
  }
  return rows;
}

function planIdle(options: LimiterOptions, skewMs: number): RowPlan[] {
  const at = {
    part: 'idle',
    processes: promised.processes,
    limit: idleLimit,
    jitterMs: promised.jitterMs,
  } as const;
  return options.systems.map((system) =>
    row(options, { ...at, system, skewMs, ownSeconds: idleSeconds, theirSeconds: idleSeconds }),
  );
}

/** Only ours takes several limits at once. */
function planScopes(options: LimiterOptions): RowPlan[] {
  const at = {
    part: 'scopes',
    processes: promised.processes,
    limit: 18,
    jitterMs: promised.jitterMs,
  } as const;
  return [row(options, { ...at, system: 'ours', ownSeconds: scopesSeconds })];
}

function planMatrix(options: LimiterOptions, skewMs: number): RowPlan[] {
  const given = options.full
    ? whole
    : { processes: [promised.processes], limits: promised.limits, jittersMs: [promised.jitterMs] };
  const { processes = given.processes, limits = given.limits, jittersMs = given.jittersMs } = options;
  return processes.flatMap((count) =>
    limits.flatMap((limit) =>
      jittersMs.flatMap((jitterMs) =>
        options.systems.map((system) =>
          row(options, { processes: count, limit, jitterMs, system, skewMs, ownSeconds: matrixSeconds }),
        ),
      ),
    ),
  );
}

interface RowNeeds {
  readonly part?: Part;
  readonly system: SystemName;
  readonly round?: number;
  readonly processes: number;
  readonly limit: number;
  readonly jitterMs: number;
  readonly skewMs?: number;
  /** Unless the options name a length. */
  readonly ownSeconds: number;
  readonly theirSeconds?: number;
}

function row({ seconds }: LimiterOptions, needs: RowNeeds): RowPlan {
  const { part = 'saturated', system, round = 1, processes, limit, jitterMs, skewMs = 0 } = needs;
  const { ownSeconds, theirSeconds = rivalSeconds } = needs;
  const asked = seconds ?? ownSeconds;
  return {
    part,
    system,
    round,
    processes,
    limit,
    jitter_ms: jitterMs,
    skew_ms: skewMs,
    seconds: isOurs(system) ? asked : Math.min(asked, theirSeconds),
  };
}
