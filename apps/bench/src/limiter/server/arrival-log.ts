import * as z from 'zod';

/**
 * Every call that was read, one entry per column. A call arrives when it was read plus the delay that was drawn for it.
 */
export const arrivalLogSchema = z.object({
  worker: z.instanceof(Float64Array),
  kind: z.instanceof(Float64Array),
  number: z.instanceof(Float64Array),
  sentUs: z.instanceof(Float64Array),
  readUs: z.instanceof(Float64Array),
  delayUs: z.instanceof(Float64Array),
});

export type ArrivalLog = z.infer<typeof arrivalLogSchema>;

export interface Arrival {
  readonly worker: number;
  readonly kind: number;
  readonly number: number;
  /** As the server saw it. */
  readonly atUs: number;
  /** As it would have been had the server's event loop and the loopback taken no time. */
  readonly idealUs: number;
  /** From the sender's stamp to the server's read: what the harness itself adds. */
  readonly transitUs: number;
}

export function toArrivals(log: ArrivalLog): Arrival[] {
  return Array.from(log.readUs, (readUs, index) => {
    const sentUs = log.sentUs[index] ?? Number.NaN;
    const delayUs = log.delayUs[index] ?? Number.NaN;
    return {
      worker: log.worker[index] ?? Number.NaN,
      kind: log.kind[index] ?? Number.NaN,
      number: log.number[index] ?? Number.NaN,
      atUs: readUs + delayUs,
      idealUs: sentUs + delayUs,
      transitUs: readUs - sentUs,
    };
  });
}
