import { addDays, weekdayOf } from '../../clock/korean-time.ts';
import type { TradingDay } from '../../clock/twin-clock.ts';
import { askedDay } from '../quotes/asked-day.ts';
import { answer, type FieldSource, refusal, row } from '../transactions/outcome.ts';
import type { Responder } from '../transactions/transaction-call.ts';

/** kis-api 9: 24 rows from BASS_DT on, weekends and holidays among them. */
const ROWS = 24;

/** CTCA0903R: continued from the date that the page before named (fixture chk-holiday). */
export const calendarDays: Responder = ({ parameter, continuation, world }) => {
  const base = parameter('BASS_DT').trim();
  const first = askedDay(continuation ?? base);
  if (first === undefined) return refusal('2', 'OPSQ2001', 'ERROR : INPUT INVALID_CHECK_BASS_DT');
  const days = Array.from({ length: ROWS }, (_, index) => addDays(first, index));
  return answer(
    { output: days.map((day) => dayRow(day, world.market.calendar.isTradingDay(day))) },
    {
      page: {
        isFirst: continuation === undefined,
        hasMore: true,
        filter: base,
        next: addDays(first, ROWS),
      },
    },
  );
};

function dayRow(day: TradingDay, isTrading: boolean): FieldSource {
  const open = isTrading ? 'Y' : 'N';
  return row({
    bass_dt: day,
    // 01 is Sunday (fixture chk-holiday).
    wday_dvsn_cd: `0${weekdayOf(day) + 1}`,
    bzdy_yn: open,
    // Y even on weekends in the document's example: use opnd_yn. kis-api 9
    tr_day_yn: 'Y',
    opnd_yn: open,
    sttl_day_yn: open,
  });
}
