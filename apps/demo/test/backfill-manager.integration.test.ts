import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createBrokerTwin } from '@hub/broker-twin';
import { startRedis, startWorker } from '@hub/testing';
import { expect, test } from 'vitest';
import { twinSettings } from '../src/backend/twin-settings.ts';
import { pathOf } from './support/repository.ts';

const symbols = ['005930', '000660', '035420', '051910', '005380'];
/** The whole day takes 391 for each symbol, which the broker's limit stretches to two minutes. */
const CALLS = 6;

test('the BackfillManager pattern works, and one task for the day gives more for less', async () => {
  await using twin = await createBrokerTwin({ seed: 7, clock: { startMs: Date.now() } });
  await using server = await startRedis({ tcp: true });
  await using _worker = await startWorker({ redisUrl: server.url, env: twinSettings(twin, {}) });

  const main = pathOf('examples/backfill-manager/src/main.ts');
  const args = [main, '--calls', String(CALLS), '--symbols', symbols.join(',')];
  const env = { PATH: process.env['PATH'], REDIS_URL: server.url };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  const [byMinute = '', byRange = ''] = stdout.split(/^one task a symbol/m);

  for (const symbol of symbols) {
    // The same latest 30 trades again and again, as long as no trade comes in between.
    const asked = new RegExp(`${symbol}: ${CALLS} tasks, 0 failed, ${CALLS * 30} rows, (\\d+) different`);
    expect(Number(asked.exec(byMinute)?.[1])).toBeLessThan(CALLS * 30);
    expect(byRange).toContain(`${symbol}: 1 tasks, 0 failed, 381 rows, 381 different`);
  }
  expect(byMinute).toMatch(/hub: .*time/);
  expect(byRange).not.toContain('hub:');

  const called = (trId: string) => twin.calls().counts.find((count) => count.trId === trId);
  expect(called('FHKST01010300')).toMatchObject({ total: CALLS * symbols.length, refused: 0 });
  expect(called('FHKST03010230')).toMatchObject({ total: 4 * symbols.length, refused: 0 });
});
