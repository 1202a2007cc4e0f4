import { replayReport } from './replay/replay-report.ts';
import { requirementTable } from './requirement-table.ts';
import { runCommand } from './run-command.ts';
import { exitCodeOf, stopRequest } from './stop-request.ts';

// `pnpm demo`: replays the predecessor's deployment report and prints requirement, expected, seen, pass.
const stop = stopRequest();
const print = (line: string) => console.log(line);

const WIDTH_WITHOUT_TERMINAL = 140;

/** @returns 0 only if every requirement passes */
async function demo(): Promise<number> {
  const startedAtMs = performance.now();
  const requirements = await replayReport({ environment: process.env, stop: stop.signal, print });
  const { columns, isTTY } = process.stdout;
  const width = isTTY ? columns : WIDTH_WITHOUT_TERMINAL;
  const isColoured = isTTY && (process.env['NO_COLOR'] ?? '') === '';
  print('');
  for (const line of requirementTable(requirements, { width, isColoured })) print(line);
  print('');
  const passed = requirements.filter(({ pass }) => pass).length;
  const seconds = ((performance.now() - startedAtMs) / 1_000).toFixed(1);
  print(`${passed} of ${requirements.length} requirements pass (${seconds} s).`);
  return passed === requirements.length ? 0 : 1;
}

await runCommand({ stop, whenStopped: exitCodeOf, run: demo });
