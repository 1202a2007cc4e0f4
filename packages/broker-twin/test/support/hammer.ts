// A client process that calls as fast as it is answered. Told by message what to call, it reports what it saw.
import { Pool } from 'undici';

export interface HammerOrder {
  readonly origin: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly connections: number;
  readonly durationMs: number;
}

export interface HammerReport {
  /** Calls by status. */
  readonly statuses: Record<string, number>;
  /** Different bodies of answers that were no success, with their status in front. */
  readonly refusals: readonly string[];
}

async function hammer(order: HammerOrder): Promise<HammerReport> {
  const { origin, method, path, headers, body, connections, durationMs } = order;
  const pool = new Pool(origin, { connections });
  const statuses: Record<string, number> = {};
  const refusals = new Set<string>();
  const untilMs = performance.now() + durationMs;
  const worker = async (): Promise<void> => {
    while (performance.now() < untilMs) {
      const answer = await pool.request({ method, path, headers, body: body ?? null });
      const text = await answer.body.text();
      const isSuccess = /"rt_cd":"0"|"return_code":0/.test(text);
      const label = isSuccess ? `${answer.statusCode} ok` : `${answer.statusCode} refused`;
      statuses[label] = (statuses[label] ?? 0) + 1;
      if (!isSuccess) refusals.add(`${answer.statusCode} ${text}`);
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  await pool.close();
  return { statuses, refusals: [...refusals] };
}

process.on('message', (order: HammerOrder) => {
  void hammer(order).then((report) => process.send?.(report));
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
