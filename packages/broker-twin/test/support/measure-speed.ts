// How fast the built command is: from start to the first answer, and simple calls per second over kept connections.
// Needs a build and `wrk`: pnpm --filter @hub/broker-twin measure
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const BOOTS = 7;
const KIS_PORT = 29_871;
const KIWOOM_PORT = 29_872;
const ADMIN_PORT = 29_873;
const PORTS = `--kis-port ${KIS_PORT} --kiwoom-port ${KIWOOM_PORT} --admin-port ${ADMIN_PORT}`.split(' ');

interface Running {
  readonly text: string;
  stop(): Promise<void>;
}

async function start(...more: string[]): Promise<Running> {
  const child = spawn(process.execPath, [CLI, ...PORTS, ...more], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  for await (const chunk of child.stdout) {
    text += String(chunk);
    if (text.includes('ready\n')) break;
  }
  return {
    text,
    async stop() {
      const end = once(child, 'exit');
      child.kill('SIGTERM');
      await end;
    },
  };
}

function keyAfter(text: string, title: string): { appkey: string; secret: string } {
  const part = text.slice(text.indexOf(title));
  const found = (pattern: RegExp): string => pattern.exec(part)?.[1] ?? '';
  return { appkey: found(/app key\s+(\S+)/), secret: found(/app secret\s+(\S+)/) };
}

async function kisToken(text: string): Promise<Record<string, string>> {
  const { appkey, secret: appsecret } = keyAfter(text, 'KIS real');
  const response = await fetch(`http://127.0.0.1:${KIS_PORT}/oauth2/tokenP`, {
    method: 'POST',
    body: JSON.stringify({ grant_type: 'client_credentials', appkey, appsecret }),
  });
  const token = JSON.parse(await response.text());
  return { authorization: `Bearer ${token.access_token}`, appkey, appsecret, custtype: 'P' };
}

async function kiwoomToken(text: string): Promise<Record<string, string>> {
  const { appkey, secret: secretkey } = keyAfter(text, 'KIWOOM real');
  const response = await fetch(`http://127.0.0.1:${KIWOOM_PORT}/oauth2/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grant_type: 'client_credentials', appkey, secretkey }),
  });
  const token = JSON.parse(await response.text());
  return { authorization: `Bearer ${token.token}`, 'content-type': 'application/json;charset=UTF-8' };
}

async function bootOnce(): Promise<{ tokenMs: number; priceMs: number }> {
  const beginMs = performance.now();
  const running = await start();
  const headers = await kisToken(running.text);
  const tokenMs = performance.now() - beginMs;
  const price = await fetch(kisPriceUrl, { headers: { ...headers, tr_id: 'FHKST01010100' } });
  if (!(await price.text()).includes('"rt_cd":"0"')) throw new Error('The price did not come');
  const priceMs = performance.now() - beginMs;
  await running.stop();
  return { tokenMs, priceMs };
}

const kisPriceUrl = `http://127.0.0.1:${KIS_PORT}/uapi/domestic-stock/v1/quotations/inquire-price?FID_COND_MRKT_DIV_CODE=J&FID_INPUT_ISCD=005930`;

const median = (values: readonly number[]): number =>
  [...values].sort((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;

const boots: Awaited<ReturnType<typeof bootOnce>>[] = [];
for (let boot = 0; boot < BOOTS; boot += 1) boots.push(await bootOnce());
console.log(
  `start to first token: median ${median(boots.map(({ tokenMs }) => tokenMs)).toFixed(0)} ms of ${BOOTS}`,
);
console.log(
  `start to first price: median ${median(boots.map(({ priceMs }) => priceMs)).toFixed(0)} ms of ${BOOTS}`,
);

const directory = mkdtempSync(join(tmpdir(), 'twin-speed-'));
function load(name: string, url: string, headers: Record<string, string>, body?: string): void {
  const script = join(directory, `${name.replaceAll(/\W/g, '-')}.lua`);
  writeFileSync(
    script,
    [
      ...Object.entries(headers).map(
        ([header, value]) => `wrk.headers["${header}"] = ${JSON.stringify(value)}`,
      ),
      ...(body === undefined ? [] : ['wrk.method = "POST"', `wrk.body = ${JSON.stringify(body)}`]),
      'function done(summary) if summary.errors.status > 0 then print("REFUSED " .. summary.errors.status) end end',
    ].join('\n'),
  );
  const output = execFileSync('wrk', ['-t1', '-c16', '-d5', '-s', script, url], { encoding: 'utf8' });
  const figures = output.split('\n').filter((line) => /Requests\/sec|REFUSED|Latency/.test(line));
  console.log(`${name}: ${figures.map((line) => line.trim()).join(', ')}`);
}

for (const more of [[], ['--transcript', join(directory, 'transcript.ndjson')]]) {
  const running = await start('--start', '2026-09-11T05:00:00Z', ...more);
  await fetch(`http://127.0.0.1:${ADMIN_PORT}/limits`, {
    method: 'POST',
    body: '{"rule":{"limit":1000000,"capacity":1000000}}',
  });
  const title = more.length === 0 ? '' : ', with a transcript';
  load(`KIS price${title}`, kisPriceUrl, { ...(await kisToken(running.text)), tr_id: 'FHKST01010100' });
  load(
    `Kiwoom ka10001${title}`,
    `http://127.0.0.1:${KIWOOM_PORT}/api/dostk/stkinfo`,
    { ...(await kiwoomToken(running.text)), 'api-id': 'ka10001' },
    '{"stk_cd":"005930"}',
  );
  await running.stop();
}
rmSync(directory, { recursive: true });
