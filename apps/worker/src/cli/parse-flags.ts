import { parseArgs } from 'node:util';

/** What the command is asked to do. */
type Action = 'run' | 'help' | 'version' | 'check-config' | 'print-config' | 'healthcheck';

export interface Flags {
  readonly action: Action;
  readonly configPath: string | undefined;
  /** Texts behind `--set`. */
  readonly assignments: readonly string[];
}

const questions = ['help', 'version', 'check-config', 'print-config', 'healthcheck'] as const;

/** @throws {RangeError} what is wrong with the command line, without its values */
export function parseFlags(commandLine: readonly string[]): Flags {
  const { values, positionals } = parse(commandLine);
  if (positionals.length > 0) {
    throw new RangeError('unexpected word on the command line: hub-worker takes options only');
  }
  return {
    action: questions.find((question) => values[question] === true) ?? 'run',
    configPath: values.config,
    assignments: values.set ?? [],
  };
}

function parse(commandLine: readonly string[]) {
  try {
    return parseArgs({
      args: [...commandLine],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
        'check-config': { type: 'boolean' },
        'print-config': { type: 'boolean' },
        healthcheck: { type: 'boolean' },
        config: { type: 'string' },
        set: { type: 'string', multiple: true },
      },
    });
  } catch (error) {
    const [sentence] = error instanceof Error ? error.message.split('. ') : [];
    throw new RangeError(sentence ?? 'the command line cannot be read', { cause: error });
  }
}
