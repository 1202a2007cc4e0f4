import { type Answer, failure, type Reply, success } from './broker.ts';

export interface DayRow {
  readonly dt: string;
  readonly [key: string]: string;
}

/** Rows of a day chart, newest first: 2026-03-10 and the days before it, weekends too. */
export function dayRows(count: number): DayRow[] {
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.UTC(2026, 2, 10 - index)).toISOString().slice(0, 10).replaceAll('-', '');
    const price = String(50_000 + index);
    return {
      dt: day,
      cur_prc: price,
      open_pric: price,
      high_pric: price,
      low_pric: price,
      trde_qty: '1',
      trde_prica: '2',
    };
  });
}

/** Serves a day chart page by page; the continuation key is the place of the next row. */
export function paged(rows: readonly DayRow[], pageRows: number): Answer {
  return ({ trId, headers }) =>
    trId === '' ? undefined : page(rows, pageRows, Number(headers['next-key'] ?? 0));
}

export function page(rows: readonly DayRow[], pageRows: number, start: number): Reply {
  const next = start + pageRows;
  return {
    headers:
      next < rows.length ? { 'cont-yn': 'Y', 'next-key': String(next) } : { 'cont-yn': 'N', 'next-key': '' },
    body: { stk_cd: '005930', stk_dt_pole_chart_qry: rows.slice(start, next), ...success },
  };
}

export const tooMany = failure(5, '허용된 요청 개수를 초과하였습니다[1700:유량=5, API ID=ka10081]', 429);
