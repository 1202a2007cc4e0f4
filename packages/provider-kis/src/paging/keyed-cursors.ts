import { earlierTime, shiftDate } from '../time/korean-moment.ts';
import { type Cursor, fieldOf, type Row } from './cursor.ts';

/** Continue with NEXT=1, PINC=1 and KEYB = time of the last bar minus one interval, in local time (kis-trs). */
export const overseasMinutes: Cursor = {
  resolution: 'second',
  // The broker takes no end: the walk begins with the newest bars.
  start: () => ({ NEXT: '', PINC: '1', KEYB: '' }),
  momentOf: (row) => joined(row, 'kymd', 'khms'),
  older(values, _oldest, lastRow) {
    const date = fieldOf(lastRow, 'xymd');
    const time = fieldOf(lastRow, 'xhms');
    if (date === undefined || time === undefined) return undefined;
    const key = earlierTime(time, Number(values['NMIN'] ?? '1') * 60);
    return {
      ...values,
      NEXT: '1',
      PINC: '1',
      KEYB: key === undefined ? `${shiftDate(date, -1)}235900` : `${date}${key}`,
    };
  },
};

/** Contract bars with a key of the broker's own; `QRY_TP` is Q first, then P (kis-trs HHDFC55020400). */
export const pagedFutures: Cursor = {
  resolution: 'second',
  start: ({ to }, now) => ({ CLOSE_DATE_TIME: to?.date ?? now.date, QRY_TP: 'Q', INDEX_KEY: '' }),
  momentOf: (row) => joined(row, 'data_date', 'data_time'),
  older: (values, _oldest, lastRow) => {
    const key = fieldOf(lastRow, 'index_key');
    return key === undefined || key === values['INDEX_KEY']
      ? undefined
      : { ...values, QRY_TP: 'P', INDEX_KEY: key };
  },
};

/** Headlines go back by date, time and serial number. */
export const newsCursor: Cursor = {
  resolution: 'second',
  start: ({ to }, now) => ({
    FID_INPUT_DATE_1: to?.date ?? now.date,
    FID_INPUT_HOUR_1: to?.time ?? '',
    FID_INPUT_SRNO: '',
  }),
  momentOf: (row) => joined(row, 'data_dt', 'data_tm'),
  identityOf: (row) => fieldOf(row, 'cntt_usiq_srno') ?? '',
  older: (values, oldest, lastRow) => ({
    ...values,
    FID_INPUT_DATE_1: oldest.slice(0, 8),
    FID_INPUT_HOUR_1: oldest.slice(8),
    FID_INPUT_SRNO: fieldOf(lastRow, 'cntt_usiq_srno') ?? '',
  }),
};

function joined(row: Row, date: string, time: string): string | undefined {
  const day = fieldOf(row, date);
  const clock = fieldOf(row, time);
  return day === undefined || clock === undefined ? undefined : `${day}${clock}`;
}
