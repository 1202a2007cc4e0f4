import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RunningProcess, startProcess } from '@hub/testing';
import { afterAll, expect, test } from 'vitest';
import { see } from './support/broker-calls.ts';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'twin-command-'));
afterAll(() => rmSync(directory, { recursive: true }));

const run = (...args: string[]): Promise<RunningProcess> =>
  startProcess({ command: process.execPath, args: [CLI, ...args] });

async function printed(...args: string[]): Promise<{ code: number | null; text: string }> {
  await using command = await run(...args);
  const { code } = await command.exit;
  return { code, text: command.lines.join('\n') };
}

test('help, version, and what it does not understand', async () => {
  expect(await printed('--help')).toMatchObject({
    code: 0,
    text: expect.stringContaining('--kis-paper-port'),
  });
  expect(await printed('--version')).toMatchObject({
    code: 0,
    text: expect.stringMatching(/^\d+\.\d+\.\d+$/),
  });
  expect(await printed('--speed', 'fast')).toMatchObject({
    code: 2,
    text: expect.stringContaining(`--speed is 'fast'`),
  });
  expect(await printed('--transcript', join(directory, 'no', 'such'))).toMatchObject({
    code: 1,
    text: expect.stringContaining('ENOENT'),
  });
});

/** A token and a price at a clock that stands still, on the addresses and with the keys it prints. */
async function session(transcript: string): Promise<string> {
  const faults = join(directory, 'faults.json');
  writeFileSync(faults, '{"nth":2,"path":"/uapi/*","fault":{"kind":"status","status":502}}');
  await using command = await run(
    ...['--seed', '7', '--start', '2026-09-11T05:00:00Z', '--speed', '0', '--admin-port', '0'],
    ...['--faults', faults, '--transcript', transcript],
  );
  await command.waitForLine('ready');
  const text = command.lines.join('\n');
  const found = (pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';
  const kis = found(/KIS real\s+(http:\S+)/);
  const appkey = found(/app key\s+(\S+)/);
  const appsecret = found(/app secret\s+(\S+)/);
  const token = await see(`${kis}/oauth2/tokenP`, {
    method: 'POST',
    body: JSON.stringify({ grant_type: 'client_credentials', appkey, appsecret }),
  });
  const price = `${kis}/uapi/domestic-stock/v1/quotations/inquire-price?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930`;
  const headers = {
    authorization: `Bearer ${token.body.access_token}`,
    appkey,
    appsecret,
    tr_id: 'FHKST01010100',
  };
  const seen = [await see(price, { headers }), await see(price, { headers })];
  expect(seen.map(({ status }) => status)).toEqual([200, 502]);
  const clock = await see(`${found(/admin\s+(http:\S+)/)}/clock`);
  expect(clock.body.now).toBe('2026-09-11T05:00:00.000Z');
  command.signal('SIGTERM');
  expect(await command.exit).toEqual({ code: 0, signal: null });
  expect(existsSync(transcript)).toBe(true);
  return readFileSync(transcript, 'utf8');
}

test('serves until SIGTERM; three processes with one seed write the same transcript', async () => {
  const first = await session(join(directory, 'first.ndjson'));
  expect(first.trimEnd().split('\n')).toHaveLength(3);
  expect(await session(join(directory, 'second.ndjson'))).toBe(first);
  expect(await session(join(directory, 'third.ndjson'))).toBe(first);
});
