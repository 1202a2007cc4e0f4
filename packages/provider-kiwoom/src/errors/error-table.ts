import { defineErrorTable, type ErrorTable } from '@hub/provider-kit';
import { kiwoomCodes } from './kiwoom-codes.ts';

/** What each code of the broker means for the caller. A table of its own for each provider: it counts unknown codes. */
export function kiwoomErrorTable(): ErrorTable {
  return defineErrorTable(kiwoomCodes.map(([code, errorClass]) => ({ code, class: errorClass })));
}

/** What the hub knows a code to mean, in English; the broker's own text is Korean. */
export const codeMeanings: ReadonlyMap<string, string> = new Map(
  kiwoomCodes.map(([code, , meaning]) => [code, meaning]),
);
