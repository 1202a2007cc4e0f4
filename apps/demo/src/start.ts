import { runCommand } from './run-command.ts';
import { serveUntilStopped } from './serve-until-stopped.ts';
import { stopRequest } from './stop-request.ts';

// `pnpm start`: Redis, a worker in mock mode, four tasks and their answers; then it serves until Ctrl-C.
const stop = stopRequest();
const print = (line: string) => console.log(line);
await runCommand({
  stop,
  whenStopped: () => 0,
  run: () => serveUntilStopped({ environment: process.env, stop, print }),
});
