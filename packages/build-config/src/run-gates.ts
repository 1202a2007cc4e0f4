import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readManifest } from './workspace-packages.ts';

// Every `check:*` script of the root is a gate. All of them run, so that one run shows every fault.
const { values } = parseArgs({ options: { report: { type: 'string' } } });
const root = process.cwd();
const { scripts } = readManifest(root);
const environment = {
  ...process.env,
  PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
};

const failed: string[] = [];
const passed: string[] = [];
for (const [gate, command] of Object.entries(scripts).filter(([name]) => name.startsWith('check:'))) {
  const startedAt = performance.now();
  const { status, stdout, stderr } = spawnSync(command, {
    cwd: root,
    env: environment,
    shell: true,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (status !== 0) console.log(`${stdout}${stderr}`.trimEnd());
  console.log(`${status === 0 ? 'pass' : 'FAIL'}  ${gate.padEnd(18)} ${seconds.padStart(5)} s`);
  (status === 0 ? passed : failed).push(gate);
}
if (values.report !== undefined) writeFileSync(values.report, JSON.stringify({ passed, failed }));
if (failed.length > 0 || passed.length === 0) process.exitCode = 1;
