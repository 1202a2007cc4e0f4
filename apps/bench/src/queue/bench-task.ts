/** A task as all three systems carry it: a quote request to KIS, as our contract words it. */
export interface BenchTask {
  readonly task_id: string;
  readonly provider: string;
  readonly tr_id: string;
  readonly params: {
    readonly FID_COND_MRKT_DIV_CODE: string;
    readonly FID_INPUT_ISCD: string;
    /** When it was to be pushed, microseconds of the system's monotonic clock; only where latency is measured. */
    readonly due_us?: number;
  };
  /** Our client would stamp it otherwise; so that every system stores the same bytes. */
  readonly submitted_at: number;
}

const idPrefix = '7c9e6679-7425-40de-944b-';
const idDigits = 12;
const submittedAtMs = 1_798_000_000_000;

export function benchTask(index: number, dueUs?: number): BenchTask {
  return {
    task_id: taskId(index),
    provider: 'KIS',
    tr_id: 'FHKST01010100',
    params: {
      FID_COND_MRKT_DIV_CODE: 'J',
      FID_INPUT_ISCD: '005930',
      ...(dueUs === undefined ? {} : { due_us: dueUs }),
    },
    submitted_at: submittedAtMs,
  };
}

export function benchTasks(from: number, count: number): BenchTask[] {
  return Array.from({ length: count }, (_, offset) => benchTask(from + offset));
}

export function taskId(index: number): string {
  return idPrefix + String(index).padStart(idDigits, '0');
}

export function taskIndex(id: string): number {
  return Number(id.slice(idPrefix.length));
}

/** Every task of a fill is of this size. */
export const payloadBytes = Buffer.byteLength(JSON.stringify(benchTask(0)));

export interface BenchAnswer {
  readonly task_id: string;
  readonly status: 'SUCCESS';
  readonly data: {
    readonly stck_prpr: string;
    readonly prdy_vrss: string;
    readonly prdy_ctrt: string;
    readonly acml_vol: string;
  };
}

/** What every handler returns. */
export function benchAnswer(id: string): BenchAnswer {
  return {
    task_id: id,
    status: 'SUCCESS',
    data: { stck_prpr: '71500', prdy_vrss: '-300', prdy_ctrt: '-0.42', acml_vol: '12345678' },
  };
}
