import { describe, expect, test } from 'vitest';
import { eventually, type RunningProcess, startProcess } from '../src/index.ts';
import { isAlive } from './support/process-state.ts';

const shell = (script: string, env?: Record<string, string>): Promise<RunningProcess> =>
  startProcess({ command: '/bin/sh', args: ['-c', script], ...(env === undefined ? {} : { env }) });

describe('startProcess', () => {
  test('collects both outputs line by line and tells the exit code', async () => {
    await using running = await shell('echo one; echo two >&2; printf three; exit 7');
    expect(await running.exit).toEqual({ code: 7, signal: null });
    expect([...running.lines].sort()).toEqual(['one', 'three', 'two']);
  });

  test('finds a line by text, expression or function, before and after it was written', async () => {
    await using running = await shell('echo ready 1; read _ </dev/zero & echo ready 2; sleep 60');
    expect(await running.waitForLine('ready')).toBe('ready 1');
    expect(await running.waitForLine(/y \d$/g)).toBe('ready 1');
    expect(await running.waitForLine((line) => line.endsWith('2'))).toBe('ready 2');
    expect(await running.waitForLine('ready', { fromLine: 1 })).toBe('ready 2');
  });

  test('rejects with the output so far when the line does not come in time', async () => {
    await using running = await shell('echo something else; sleep 60');
    await running.waitForLine('something');
    await expect(running.waitForLine('ready', { timeoutMs: 20 })).rejects.toThrow(
      /matching ready: not within 20 ms\. Output:\nsomething else/,
    );
  });

  test('rejects at once when the process ends first, and for those who ask later', async () => {
    await using running = await shell('echo boom; exit 3');
    await expect(running.waitForLine('ready')).rejects.toThrow(/ended \(code 3[^]*boom/);
    await expect(running.waitForLine('ready')).rejects.toThrow(/ended \(code 3/);
  });

  test('hands on signals', async () => {
    await using running = await shell(
      'trap "echo got it; exit 0" TERM; echo ready; while :; do sleep 0.01; done',
    );
    await running.waitForLine('ready');
    running.signal('SIGTERM');
    expect(await running.exit).toEqual({ code: 0, signal: null });
    expect(running.lines).toContain('got it');
  });

  test('kill9 ends the process and what it started', async () => {
    await using running = await shell('sleep 60 & echo $!; wait');
    const child = Number(await running.waitForLine(/^\d+$/));
    expect(await running.kill9()).toEqual({ code: null, signal: 'SIGKILL' });
    await eventually(() => !isAlive(child));
  });

  test('close ends what a process left behind when it ended on its own', async () => {
    const running = await shell('sleep 60 & echo $!');
    const child = Number(await running.waitForLine(/^\d+$/));
    await running.exit;
    expect(isAlive(child)).toBe(true);
    await running.close();
    await running.close();
    await eventually(() => !isAlive(child));
  });

  test('inherits PATH and HOME and nothing else', async () => {
    process.env['HUB_TESTING_SECRET'] = 'leaked';
    await using running = await startProcess({ command: 'env', env: { GIVEN: 'yes' } });
    await running.exit;
    const names = running.lines.map((line) => line.split('=')[0]);
    expect(new Set(names)).toEqual(new Set(['GIVEN', 'HOME', 'PATH']));
    delete process.env['HUB_TESTING_SECRET'];
  });

  test('rejects when there is no such command', async () => {
    await expect(startProcess({ command: '/no/such/program' })).rejects.toThrow(/ENOENT/);
  });
});
