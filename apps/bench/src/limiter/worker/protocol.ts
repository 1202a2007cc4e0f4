import * as z from 'zod';
import { systemNames } from '../system-name.ts';

/** What a worker process is told when it starts, as JSON in its argument. */
export const workerSettingsSchema = z.object({
  system: z.enum(systemNames),
  /** Its number; calls carry it. */
  worker: z.int(),
  redisPort: z.int().positive(),
  serverPort: z.int().positive(),
  limits: z.array(z.object({ name: z.string(), limit: z.int().positive() })),
  scopeSets: z.array(z.array(z.string())),
  jitterMs: z.number(),
  concurrency: z.int().positive(),
  /** How wrong its wall clock is, milliseconds. */
  skewMs: z.number(),
  /** Calls per second when it does not saturate the limit; 0: it does. */
  idlePerSecond: z.number(),
  seed: z.int(),
});

/** `start` asking for calls; `read` what was done so far; `stop` for good and let all that was sent get out. */
export const orderSchema = z.object({ kind: z.enum(['start', 'read', 'stop']) });

export const doneSchema = z.object({
  /** Calls made. */
  grants: z.int(),
  /** Commands sent to Redis. */
  commands: z.int(),
  /** CPU time of the process, microseconds. */
  cpuUs: z.number(),
  staleSlots: z.int(),
  /** From asking to sending, microseconds; of calls that were not part of a backlog. */
  waitsUs: z.array(z.number()),
});

export type WorkerSettings = z.infer<typeof workerSettingsSchema>;
export type Order = z.infer<typeof orderSchema>;
export type Done = z.infer<typeof doneSchema>;
