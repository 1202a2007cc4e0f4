import { type LoadedSettings, loadSettings } from '../config/load-settings.ts';
import { printSettings } from '../config/print-settings.ts';
import type { Environment } from '../config/read-environment.ts';
import type { Settings } from '../config/settings-schema.ts';
import { workerConfig } from '../config/worker-config.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { checkHealth, type LeaseBook } from '../health/check-health.ts';
import { helpText } from './help-text.ts';
import { type Flags, parseFlags } from './parse-flags.ts';
import { versionText } from './version-text.ts';

/** What the command needs of the machine it runs on. */
export interface Platform {
  readonly environment: Environment;
  readonly hostname: string;
  readonly version: string;
  readonly readFile: (path: string) => Promise<string>;
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
  readonly openLeaseBook: (redisUrl: string, normalQueue: string) => LeaseBook;
  /** Runs the worker to its end. */
  readonly serve: (settings: Settings, loaded: LoadedSettings) => Promise<ExitCode>;
}

/** Does what the command line asks for; the result is the exit code. */
export async function runCommand(commandLine: readonly string[], platform: Platform): Promise<ExitCode> {
  let flags: Flags;
  try {
    flags = parseFlags(commandLine);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    platform.printError(`configuration error: ${message}; see hub-worker --help`);
    return exitCodes.configuration;
  }
  if (flags.action === 'help') {
    platform.print(helpText());
    return exitCodes.ok;
  }
  if (flags.action === 'version') {
    platform.print(versionText(platform.version));
    return exitCodes.ok;
  }
  const { assignments, configPath, action } = flags;
  const { environment, readFile } = platform;
  const loaded = await loadSettings({ assignments, configPath, environment, readFile });
  switch (action) {
    case 'check-config':
      return checkConfig(loaded, platform);
    case 'print-config':
      platform.print(printSettings(loaded.effective));
      return report(loaded, platform);
    case 'healthcheck':
      return answerHealthCheck(loaded, platform);
    case 'run':
      return loaded.settings === undefined
        ? report(loaded, platform)
        : platform.serve(loaded.settings, loaded);
  }
}

/** Stricter than a run: a variable that is no setting is most likely a slip, and here is the place to say so. */
function checkConfig(loaded: LoadedSettings, platform: Platform): ExitCode {
  const code = report(
    { ...loaded, problems: [...loaded.problems, ...loaded.unknownNames], unknownNames: [] },
    platform,
  );
  if (code === exitCodes.ok) {
    platform.print('The configuration is valid.');
  }
  return code;
}

/** One line for each fault, and nothing else. */
function report({ problems, unknownNames, oldNames }: LoadedSettings, { printError }: Platform): ExitCode {
  for (const line of problems) {
    printError(`configuration error: ${line}`);
  }
  for (const line of [...unknownNames, ...oldNames]) {
    printError(`configuration warning: ${line}`);
  }
  return problems.length === 0 ? exitCodes.ok : exitCodes.configuration;
}

async function answerHealthCheck({ settings }: LoadedSettings, platform: Platform): Promise<ExitCode> {
  if (settings === undefined) {
    platform.print('unhealthy: the configuration has errors; see hub-worker --check-config');
    return exitCodes.failed;
  }
  const { redisUrl, normalQueue } = workerConfig(settings);
  const { isHealthy, message } = await checkHealth(
    platform.openLeaseBook(redisUrl, normalQueue),
    platform.hostname,
  );
  platform.print(message);
  return isHealthy ? exitCodes.ok : exitCodes.failed;
}
