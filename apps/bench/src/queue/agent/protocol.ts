import * as z from 'zod';

const port = z.int().positive();
const tasks = z.int().positive();

/** What the parent may ask of an agent, one at a time. */
export const orderSchema = z.discriminatedUnion('kind', [
  /** Push tasks in bulk, as fast as it goes. */
  z.object({ kind: z.literal('fill'), port, tasks }),
  /** Push tasks one by one at their arrival times, whatever becomes of the earlier ones. */
  z.object({ kind: z.literal('flow'), port, tasks, perSecond: z.number().positive(), seed: z.int() }),
  /** Open a worker. */
  z.object({ kind: z.literal('listen'), port, directPort: port, concurrency: z.int().positive(), tasks }),
  /** Wait until all results are stored, or until nothing happens any more. */
  z.object({ kind: z.literal('collect') }),
  /** Close the worker and count the results. */
  z.object({ kind: z.literal('finish') }),
]);

export const fillReplySchema = z.object({
  /** When the first bulk was sent, and how long all took; microseconds. */
  startedUs: z.number(),
  elapsedUs: z.number(),
});

export const flowReplySchema = z.object({
  /** How long after its time a task was handed to the system, microseconds. */
  latenessesUs: z.array(z.number()),
});

export const collectReplySchema = z.object({
  firstStartUs: z.number(),
  lastStoredUs: z.number(),
  /** CPU time of the worker process, microseconds. */
  cpuUs: z.number(),
  neverStarted: z.int(),
  doubled: z.int(),
  latenciesUs: z.array(z.number()),
});

export const finishReplySchema = z.object({
  answers: z.int(),
});

export const listenReplySchema = z.object({});

export type Order = z.infer<typeof orderSchema>;
export type OrderOf<Kind extends Order['kind']> = Extract<Order, { kind: Kind }>;
export type FillReply = z.infer<typeof fillReplySchema>;
export type FlowReply = z.infer<typeof flowReplySchema>;
export type CollectReply = z.infer<typeof collectReplySchema>;
export type FinishReply = z.infer<typeof finishReplySchema>;

/** What an agent sends back. */
export const messageSchema = z.union([z.object({ error: z.string() }), z.object({ reply: z.unknown() })]);
