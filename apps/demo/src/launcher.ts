import { readFileSync } from 'node:fs';

interface ProcessInfo {
  readonly parent: number;
  readonly commandLine: string;
}

/** How a process of Linux looks from outside; undefined when there is none, when it has ended, or on other systems. */
function processInfo(pid: number): ProcessInfo | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may itself contain parentheses and spaces; state and parent follow it.
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z') return undefined;
    return {
      parent: Number(parent),
      commandLine: readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '),
    };
  } catch {
    return undefined;
  }
}

/** The program, not the directory `.pnpm` in which others lie. */
const PNPM = /(?<![.\w-])pnpm(?!\/)/;

/**
 * The processes without which nobody waits for this one: the pnpm that runs it and the `npx` that runs that pnpm.
 * Asked to end, npx ends the shell below it and leaves pnpm and us to ourselves, without a signal: we have to look.
 *
 * @param parent - of the process
 * @param read - looks at a process
 */
export function launchersAbove(parent: number, read: typeof processInfo = processInfo): number[] {
  for (let ancestor = parent; ; ) {
    const info = read(ancestor);
    // Started by hand or by a service manager: it may end before us.
    if (info === undefined || !PNPM.test(info.commandLine)) return ancestor === parent ? [] : [parent];
    if (/^(?:npm|npx) /.test(info.commandLine)) return [parent, ancestor];
    ancestor = info.parent;
  }
}

const LOOK_EVERY_MS = 250;

/** Calls back once when one of the launchers of this process is gone. */
export function whenLauncherGone(callback: () => void): void {
  const launchers = launchersAbove(process.ppid);
  if (launchers.length === 0) return;
  const timer = setInterval(() => {
    if (launchers.every((pid) => processInfo(pid) !== undefined)) return;
    clearInterval(timer);
    callback();
  }, LOOK_EVERY_MS);
  timer.unref();
}
