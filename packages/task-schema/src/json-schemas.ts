import * as z from 'zod';
import { balanceSchema } from './balance.ts';
import { candleSchema } from './candle.ts';
import { executionSchema } from './execution.ts';
import { holdingSchema } from './holding.ts';
import { orderSchema } from './order.ts';
import { orderbookSchema } from './orderbook.ts';
import { quoteSchema } from './quote.ts';
import { responseSchema } from './response.ts';
import { taskSchema } from './task.ts';
import { tickSchema } from './tick.ts';

const published: Readonly<Record<string, { readonly title: string; readonly schema: z.ZodType }>> = {
  task: { title: 'Task as senders should write it', schema: taskSchema },
  response: { title: 'Response stored at api:response:{task_id}', schema: responseSchema },
  candle: { title: 'Candle', schema: candleSchema },
  tick: { title: 'Tick', schema: tickSchema },
  orderbook: { title: 'Orderbook', schema: orderbookSchema },
  quote: { title: 'Quote', schema: quoteSchema },
  balance: { title: 'Balance of an account, with its holdings', schema: balanceSchema },
  holding: { title: 'Holding', schema: holdingSchema },
  order: { title: 'Order in the books of a broker', schema: orderSchema },
  execution: { title: 'Execution', schema: executionSchema },
};

/**
 * The schemas as JSON Schema files (draft 2020-12) for other languages.
 *
 * The input side is described: it allows unknown fields, as readers of this contract must.
 *
 * @returns file name to file text
 */
export function jsonSchemaFiles(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(published).map(([name, { title, schema }]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
      return [`${name}.json`, `${JSON.stringify({ $schema, title, ...rest }, undefined, 2)}\n`];
    }),
  );
}
