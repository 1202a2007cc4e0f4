import { defineErrorTable, type ErrorTable } from '@hub/provider-kit';
import { kiwoomCodes } from './kiwoom-codes.ts';

/** What each code of the broker means for the caller. A table of its own for each provider: it counts unknown codes. */
export function kiwoomErrorTable(): ErrorTable {
  return defineErrorTable(kiwoomCodes.map(([code, errorClass]) => ({ code, class: errorClass })));
}
