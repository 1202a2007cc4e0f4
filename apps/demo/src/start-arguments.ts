import { parseArgs } from 'node:util';

export const startUsage = `pnpm start [--twin]

  --twin   the worker in real mode, before the twin of both brokers on this machine, instead of in mock mode
  --help   this text`;

export interface StartArguments {
  readonly twin: boolean;
  readonly help: boolean;
}

/** @throws Error an argument is none of those; the message lists them */
export function startArguments(args: readonly string[]): StartArguments {
  try {
    const { values } = parseArgs({
      // pnpm hands on the `--` that npm users write before arguments.
      args: args.filter((argument) => argument !== '--'),
      options: { twin: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    });
    return values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${startUsage}`, {
      cause: error,
    });
  }
}
