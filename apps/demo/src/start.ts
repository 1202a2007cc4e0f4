import { openMockBackend } from './backend/mock-backend.ts';
import { openTwinBackend } from './backend/twin-backend.ts';
import { runCommand } from './run-command.ts';
import { serveUntilStopped } from './serve-until-stopped.ts';
import { startArguments, startUsage } from './start-arguments.ts';
import { stopRequest } from './stop-request.ts';

// `pnpm start`: Redis, a worker in mock mode (`--twin`: in real mode, before the broker twin), some tasks and their
// answers; then it serves until Ctrl-C.
const stop = stopRequest();
const print = (line: string) => console.log(line);

async function start(): Promise<number> {
  const { help, twin } = startArguments(process.argv.slice(2));
  if (help) {
    print(startUsage);
    return 0;
  }
  const openBackend = twin ? openTwinBackend : openMockBackend;
  return serveUntilStopped({ environment: process.env, stop, print, openBackend });
}

await runCommand({ stop, whenStopped: () => 0, run: start });
