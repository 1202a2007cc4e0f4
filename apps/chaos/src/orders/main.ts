// The command `pnpm chaos:orders`.
import { parseArgs } from 'node:util';
import { ensureRedisServer } from '@hub/testing';
import { ordersReportText } from './orders-report-text.ts';
import { runOrders } from './run-orders.ts';

const { values } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  options: {
    orders: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '3' },
  },
});
await ensureRedisServer({ log: (line) => console.log(line) });
const settings = {
  orders: Number(values.orders),
  seed: Number(values.seed),
  workers: Number(values.workers),
};
const report = await runOrders(settings);
console.log(ordersReportText(settings, report));
const { doubled, untrue, unresolved } = report.audit;
process.exitCode = doubled.length + untrue.length + unresolved.length === 0 ? 0 : 1;
