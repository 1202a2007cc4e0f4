import type { OrdersReport, OrdersSettings } from './run-orders.ts';

/** The figures of a run, for people. */
export function ordersReportText({ orders, seed, workers }: OrdersSettings, report: OrdersReport): string {
  const { audit, said, resolved, lookups, unrest, faults, durationMs } = report;
  return [
    `${orders} orders, ${workers} workers, seed ${seed}, ${Math.round(durationMs / 1_000)} s`,
    `unrest: ${list({ ...unrest })}`,
    `faults: ${list(faults)}`,
    `responses: ${list(said)}`,
    `after ${lookups} lookups: ${list(resolved)}`,
    `in the books of the brokers: ${audit.booked}`,
    ...told('doubled', audit.doubled),
    ...told('untrue', audit.untrue),
    ...told('unresolved', audit.unresolved),
  ].join('\n');
}

function list(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}

function told(name: string, entries: readonly string[]): string[] {
  return [`${name}: ${entries.length}`, ...entries.slice(0, 20).map((entry) => `  ${entry}`)];
}
