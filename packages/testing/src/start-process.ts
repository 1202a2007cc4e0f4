import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { guardProcess } from './guard-process.ts';
import { type LineMatch, OutputLines, type WaitForLineOptions } from './output-lines.ts';

export interface ProcessOptions {
  readonly command: string;
  readonly args?: readonly string[];
  /** Besides `PATH` and `HOME`, which are inherited; nothing else is. Pass `process.env` to inherit all. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** Removed if this process dies before `close()`. */
  readonly temporaryDirectory?: string;
}

export interface ProcessExit {
  /** Exit code; null when a signal ended the process. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface RunningProcess extends AsyncDisposable {
  readonly pid: number;
  /** Standard output and standard error, line by line as they came. */
  readonly lines: readonly string[];
  /** Resolves when the process has ended and its output was read; never rejects. */
  readonly exit: Promise<ProcessExit>;
  /** @throws Error with the output so far: no such line in time, or the process ended first */
  waitForLine(match: LineMatch, options?: WaitForLineOptions): Promise<string>;
  /** Send a signal to the process alone, as a service manager does. Nothing happens after its end. */
  signal(signal: NodeJS.Signals): void;
  /** SIGKILL to the process and all it started; resolves when it has ended. */
  kill9(): Promise<ProcessExit>;
  /** As `kill9()`, and fine to call twice or after the end. */
  close(): Promise<void>;
}

/** A process that ended may have left its output open in a child; that is waited for no longer than this. */
const OUTPUT_GRACE_MS = 500;

/**
 * Start a real process and read its output. It never outlives this process.
 *
 * @throws Error the command could not be started
 */
export async function startProcess(options: ProcessOptions): Promise<RunningProcess> {
  const { command, args = [], env = {}, cwd, temporaryDirectory } = options;
  const child = spawn(command, args, {
    ...(cwd === undefined ? {} : { cwd }),
    // PATH and HOME may be missing here too.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // The leader of a group, so that what it starts can be ended with it.
    detached: true,
  });
  const output = new OutputLines();
  createInterface({ input: child.stdout }).on('line', (line) => output.push(line));
  createInterface({ input: child.stderr }).on('line', (line) => output.push(line));

  const exit = new Promise<ProcessExit>((resolve) => {
    child.once('exit', (code, signal) => {
      const finish = () => {
        clearTimeout(grace);
        output.end(`the process ended (code ${code}, signal ${signal})`);
        resolve({ code, signal });
      };
      const grace = setTimeout(finish, OUTPUT_GRACE_MS);
      child.once('close', finish);
    });
  });
  await once(child, 'spawn');
  const pid = child.pid;
  if (pid === undefined) throw new Error(`Process ${command} has no id`);
  const guard = guardProcess(pid, temporaryDirectory);
  let groupGone = false;
  const killGroup = async () => {
    // The id of a group that is gone may belong to another by now.
    if (!groupGone) signalGroup(pid, 'SIGKILL');
    const ended = await exit;
    groupGone = true;
    guard.release();
    return ended;
  };
  void exit.then(() => {
    // What it started may go on without it; then the guard stays until `close()`.
    groupGone ||= !signalGroup(pid, 0);
    if (groupGone) guard.release();
  });
  const close = async () => {
    await killGroup();
  };
  return {
    pid,
    lines: output.lines,
    exit,
    waitForLine: (match, waitOptions) => output.waitFor(match, waitOptions),
    signal: (signal) => void child.kill(signal),
    kill9: killGroup,
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** @returns whether the group has members */
function signalGroup(processGroupId: number, signal: 'SIGKILL' | 0): boolean {
  try {
    return process.kill(-processGroupId, signal);
  } catch {
    return false;
  }
}
