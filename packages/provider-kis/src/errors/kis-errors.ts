import { defineErrorTable, type ErrorTable, isErrorClass } from '@hub/provider-kit';
import codes from './data/codes.json' with { type: 'json' };

/** Codes of answers that are good news. */
export const successCodes: ReadonlySet<string> = new Set(
  codes.filter((entry) => entry.class === 'success').map(({ code }) => code),
);

/** One code with two meanings: its text says that the TR is closed at this hour (kis-api 9 [M]). */
export const TIME_LIMIT_CODE = 'OPSQ2001 TIME LIMIT';

/** A table of its own for each provider: it counts the codes nobody knows. */
export function createKisErrorTable(): ErrorTable {
  const entries = codes.flatMap(({ code, class: errorClass, when }) => {
    if (errorClass === 'success') return [];
    if (!isErrorClass(errorClass)) throw new TypeError(`${code} (${when}) has the class "${errorClass}"`);
    return [{ code, class: errorClass }];
  });
  return defineErrorTable([...entries, { code: TIME_LIMIT_CODE, class: 'session-closed' }]);
}
