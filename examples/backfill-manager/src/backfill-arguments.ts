import { parseArgs } from 'node:util';

export interface BackfillArguments {
  readonly symbols: readonly string[];
  /** Tasks for each symbol, the predecessor's way. */
  readonly calls: number;
}

const WHOLE_DAY = '391';
const FIVE_SYMBOLS = '005930,000660,035420,051910,005380';

/** @throws Error an argument is not understood */
export function backfillArguments(args: string[]): BackfillArguments {
  const { values } = parseArgs({
    args,
    options: {
      symbols: { type: 'string', default: FIVE_SYMBOLS },
      calls: { type: 'string', default: WHOLE_DAY },
    },
  });
  const calls = Number(values.calls);
  if (!Number.isInteger(calls) || calls < 1 || calls > Number(WHOLE_DAY)) {
    throw new RangeError(`--calls must be a whole number from 1 to ${WHOLE_DAY}`);
  }
  return { symbols: values.symbols.split(','), calls };
}
