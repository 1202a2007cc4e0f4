import type { Cursor } from './cursor.ts';
import { anchorDay, dayRange } from './day-cursors.ts';
import { newsCursor, overseasMinutes, pagedFutures } from './keyed-cursors.ts';
import { timeOfDay, timeToday } from './minute-cursors.ts';

const dates = { first: 'FID_INPUT_DATE_1', last: 'FID_INPUT_DATE_2', rowDate: 'stck_bsop_date' };
const moments = {
  date: 'FID_INPUT_DATE_1',
  hour: 'FID_INPUT_HOUR_1',
  rowDate: 'stck_bsop_date',
  rowTime: 'stck_cntg_hour',
  earlierDays: 'FID_PW_DATA_INCU_YN',
};

/** The cursor of each TR that pages by time (kis-api 9, kis-trs). */
const cursors: ReadonlyMap<string, Cursor> = new Map([
  ['FHKST03010100', dayRange(dates)],
  ['FHKUP03500100', dayRange(dates)],
  ['FHKST03030100', dayRange(dates)],
  ['FHKIF03020100', dayRange(dates)],
  ['FHKST03010800', dayRange(dates)],
  ['FHPUP02120000', anchorDay({ anchor: 'FID_INPUT_DATE_1', rowDate: 'stck_bsop_date' })],
  ['FHPTJ04160001', anchorDay({ anchor: 'FID_INPUT_DATE_1', rowDate: 'stck_bsop_date' })],
  ['FHPST04760000', anchorDay({ anchor: 'fid_input_date_1', rowDate: 'deal_date' })],
  ['HHDFS76240000', anchorDay({ anchor: 'BYMD', rowDate: 'xymd' })],
  [
    'FHKST03010200',
    timeToday({ hour: 'FID_INPUT_HOUR_1', rowTime: 'stck_cntg_hour', rowDate: 'stck_bsop_date' }),
  ],
  [
    'FHPST01060000',
    timeToday({ hour: 'FID_INPUT_HOUR_1', rowTime: 'stck_cntg_hour', cumulative: 'acml_vol' }),
  ],
  ['FHKST03010230', timeOfDay(moments)],
  ['FHKIF03020200', timeOfDay(moments)],
  ['HHDFS76950200', overseasMinutes],
  ['HHDFC55020400', pagedFutures],
  ['FHKST01011800', newsCursor],
]);

export function cursorOf(trId: string): Cursor | undefined {
  return cursors.get(trId);
}
