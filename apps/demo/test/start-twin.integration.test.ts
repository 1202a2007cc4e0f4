import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { eventually, startRedis } from '@hub/testing';
import { describe, expect, test } from 'vitest';
import { parseJsonObject } from '../src/json-object.ts';
import { DemoProcess, descendantsOf } from './support/demo-process.ts';

const SERVING = { timeoutMs: 30_000 };
const row = (taskId: string, queue: string, provider: string, trId: string, answer: string) =>
  new RegExp(
    `^${taskId} +\\| ${queue} +\\| ${provider} +\\| ${trId} +\\| SUCCESS +\\| \\d+ ms +\\| ${answer}`,
    'm',
  );

const sh = async (command: string) => (await promisify(execFile)('sh', ['-c', command])).stdout;

/** The two commands below a heading, typed as they stand. */
async function pushAsTold({ running }: DemoProcess, heading: string): Promise<string> {
  const at = running.lines.findIndex((line) => line.startsWith(heading));
  await sh(running.lines[at + 1] ?? '');
  return eventually(async () => {
    const answer = await sh(running.lines[at + 3] ?? '');
    return answer.includes('{') && answer;
  });
}

describe('start --twin', () => {
  test('answers through the real mode, one more of each broker, and leaves nothing behind', async () => {
    // Keys and addresses of real brokers around it do not matter.
    const ours = { KIS_BASE_URL: 'http://127.0.0.1:1', KIS_APP_KEY: 'ours', KIWOOM_ACCOUNTS: 'no JSON' };
    await using start = await DemoProcess.start('start', ours, ['--twin']);
    await start.running.waitForLine('Serving.', SERVING);
    const { text } = start;
    expect(text).toContain('real mode, before the broker twin');
    expect(text).toMatch(row('twin-001', 'normal', 'KIS', 'FHKST01010100', 'quote \\d'));
    expect(text).toMatch(row('twin-002', 'normal', 'KIWOOM', 'ka10001', 'quote \\d'));
    expect(text).toMatch(row('twin-003', 'normal', 'KIS', 'FHKST03010230', '381 candles'));
    expect(text).toMatch(row('twin-004', 'normal', 'KIWOOM', 'ka10080', '381 candles'));
    expect(text).toMatch(row('twin-005', 'priority', 'KIWOOM', 'ka10004', 'order book'));

    const kis = await pushAsTold(start, 'Push one for KIS');
    expect(kis).toContain('"source_type":"REST_API_KIS"');
    const kiwoom = await pushAsTold(start, 'Push one for Kiwoom');
    expect(kiwoom).toContain('"orderbook":{');

    const adminUrl = /calls at (\S+);/.exec(text)?.[1] ?? '';
    const calls = parseJsonObject(await (await fetch(`${adminUrl}/calls`)).text());
    expect(JSON.stringify(calls)).toContain('"FHKST03010230"');

    const started = descendantsOf(start.running.pid);
    start.running.signal('SIGINT');
    expect(await start.running.exit).toEqual({ code: 0, signal: null });
    await start.hasLeftNothing(started);
  });

  test('puts no token and no limit into the Redis of REDIS_URL', async () => {
    await using server = await startRedis({ tcp: true });
    await using start = await DemoProcess.start('start', { REDIS_URL: server.url }, ['--twin']);
    await start.running.waitForLine('Serving.', SERVING);
    expect(start.text).toContain('REDIS_URL is not used: ');
    expect(await server.client().keys('*')).toEqual([]);
  });

  test('refuses an option that does not exist', async () => {
    await using start = await DemoProcess.start('start', {}, ['--twins']);
    expect(await start.running.exit).toEqual({ code: 1, signal: null });
    expect(start.text).toContain('pnpm start [--twin]');
  });
});
