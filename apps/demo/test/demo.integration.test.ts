import { startRedis } from '@hub/testing';
import { describe, expect, test } from 'vitest';
import { DemoProcess, descendantsOf } from './support/demo-process.ts';

const LONGEST_RUN_MS = 60_000;

/** The cell `pass` of every row. */
function passes(text: string): string[] {
  return [...text.matchAll(/\| (yes|NO) *$/gm)].map(([, pass]) => pass ?? '');
}

describe('demo', () => {
  test(
    'sees every requirement fulfilled, and leaves a REDIS_URL as it was',
    async () => {
      await using server = await startRedis({ tcp: true });
      await server.client(0).set('production', 'data');
      await server.client().rpush('{api:request:queue}:dead', '{"payload":"of somebody else"}');
      await using demo = await DemoProcess.start('demo', { REDIS_URL: server.url });
      expect(await demo.running.exit, demo.text).toEqual({ code: 0, signal: null });

      const all = passes(demo.text);
      expect(all.length).toBeGreaterThanOrEqual(25);
      expect(new Set(all)).toEqual(new Set(['yes']));
      expect(demo.text).toContain(`${all.length} of ${all.length} requirements pass`);
      expect(demo.text, 'no colours without a terminal').not.toContain('\u001b');
      expect(await server.client(0).keys('*')).toEqual(['production']);
      expect(await server.client().keys('*')).toEqual(['{api:request:queue}:dead']);
      expect(await server.client().llen('{api:request:queue}:dead')).toBe(1);
    },
    LONGEST_RUN_MS,
  );

  test(
    'ends with 1 when requirements fail, and says which',
    async () => {
      await using demo = await DemoProcess.start('demo', {
        HUB_MOCK_FAILURE_RATE: '1',
        HUB_RESPONSE_TTL: '7200',
        // Serves the wrong list first.
        HUB_PRIORITY_QUEUE: 'api:request:queue',
        HUB_NORMAL_QUEUE: 'api:priority:queue',
      });
      const started = demo.running.waitForLine('Worker: process').then(() => descendantsOf(demo.running.pid));
      expect(await demo.running.exit).toEqual({ code: 1, signal: null });

      const rowOf = (requirement: string) => demo.running.lines.find((line) => line.startsWith(requirement));
      expect(rowOf('normal queue: test-001')).toMatch(/KIWOOM is unavailable.*\| NO$/);
      expect(rowOf('log of test-002')).toMatch(/\| NO$/);
      expect(rowOf('priority queue: KIS, pushed last')).toMatch(/\| NO$/);
      expect(rowOf('priority queue: KIWOOM, pushed')).toMatch(/\| NO$/);
      expect(rowOf('the backlog behind test-003')).toMatch(/0 SUCCESS, 1,000 other or none +\| NO$/);
      expect(rowOf('TTL of every response')).toMatch(/to 7200 s +\| NO$/);
      expect(rowOf('start-up, log message 6')).toMatch(/\| yes$/);
      expect(rowOf('bad input: not JSON')).toMatch(/\| yes$/);
      expect(rowOf('SIGTERM, end of the process')).toMatch(/\| yes$/);
      await demo.hasLeftNothing(await started);
    },
    LONGEST_RUN_MS,
  );

  test('leaves nothing behind when it is interrupted', async () => {
    await using demo = await DemoProcess.start('demo');
    await demo.running.waitForLine('priority queue', { timeoutMs: 30_000 });
    const started = descendantsOf(demo.running.pid);
    demo.running.signal('SIGINT');
    expect(await demo.running.exit).toEqual({ code: 130, signal: null });
    await demo.hasLeftNothing(started);
  });
});
