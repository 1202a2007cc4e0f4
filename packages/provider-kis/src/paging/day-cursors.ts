import { shiftDate } from '../time/korean-moment.ts';
import { type Cursor, fieldOf } from './cursor.ts';

/** Older than anything the broker has. */
const BEGINNING = '19800101';

/** The newest rows of a range of days come; its end is moved back. */
export function dayRange(names: { first: string; last: string; rowDate: string }): Cursor {
  const { first, last, rowDate } = names;
  return {
    resolution: 'day',
    start: ({ from, to }, now) => ({ [first]: from?.date ?? BEGINNING, [last]: to?.date ?? now.date }),
    momentOf: (row) => dateOf(fieldOf(row, rowDate)),
    older(values, oldest) {
      const end = shiftDate(oldest, -1);
      return end < (values[first] ?? '') ? undefined : { ...values, [last]: end };
    },
  };
}

/** The rows up to one day come; that day is moved back. */
export function anchorDay(names: { anchor: string; rowDate: string }): Cursor {
  const { anchor, rowDate } = names;
  return {
    resolution: 'day',
    start: ({ to }, now) => ({ [anchor]: to?.date ?? now.date }),
    momentOf: (row) => dateOf(fieldOf(row, rowDate)),
    older: (values, oldest) => ({ ...values, [anchor]: shiftDate(oldest, -1) }),
  };
}

function dateOf(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{8}$/.test(text) && text !== '00000000' ? text : undefined;
}
