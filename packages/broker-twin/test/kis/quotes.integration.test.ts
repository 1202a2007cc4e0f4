import { describe, expect, it } from 'vitest';
import { addDays, atKoreanTime } from '../../src/clock/korean-time.ts';
import {
  afterClose,
  bodyOf,
  duringSession,
  exampleParameters,
  header,
  market,
  openKis,
  sampleDay,
  type Values,
} from './open-kis.ts';

const stock = { FID_COND_MRKT_DIV_CODE: 'J', FID_INPUT_ISCD: '005930' };
const range = (values: Values = {}): Values => ({
  ...stock,
  FID_INPUT_DATE_1: '20200101',
  FID_INPUT_DATE_2: sampleDay,
  FID_PERIOD_DIV_CODE: 'D',
  FID_ORG_ADJ_PRC: '1',
  ...values,
});
const ask = (id: string, parameters: Values, at = duringSession) =>
  bodyOf(openKis().call(id, parameters, { at }));

describe('candles', () => {
  it('are the newest 100 of the range, newest first, equal to the market', () => {
    const rows: Values[] = ask('FHKST03010100', range()).output2;
    const from = market.calendar.shift(sampleDay, -99);
    const days = market.dayBars('005930', { from, to: sampleDay }, duringSession);
    expect(
      rows.map((row) => [row['stck_bsop_date'], Number(row['stck_clpr']), Number(row['acml_vol'])]),
    ).toEqual(days.toReversed().map(({ day, close, volume }) => [day, close, volume]));
  });

  it('of 25 pages, moving the end back, have no day lost or doubled', () => {
    const kis = openKis();
    const seen: string[] = [];
    let end = sampleDay;
    for (let page = 0; page < 25; page += 1) {
      const parameters = range({ FID_INPUT_DATE_1: '20000101', FID_INPUT_DATE_2: end });
      const rows: Values[] = bodyOf(kis.call('FHKST03010100', parameters)).output2;
      if (rows.length === 0) break;
      seen.push(...rows.map((row) => row['stck_bsop_date']!));
      end = addDays(seen.at(-1)!, -1);
    }
    const known = market.dayBars('005930', { from: seen.at(-1)!, to: sampleDay }, duringSession);
    expect(seen.toReversed()).toEqual(known.map(({ day }) => day));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('mean opposite things by FID_ORG_ADJ_PRC in the two TRs', () => {
    const { code, splits } = market.listings.find((listing) => listing.splits.length > 0)!;
    const { day: splitDay, factor } = splits.at(-1)!;
    const before = market.calendar.shift(splitDay, -1);
    const at = atKoreanTime(splitDay, '160000');
    const chart = (FID_ORG_ADJ_PRC: string) =>
      Number(
        ask(
          'FHKST03010100',
          range({
            FID_INPUT_ISCD: code,
            FID_INPUT_DATE_1: before,
            FID_INPUT_DATE_2: before,
            FID_ORG_ADJ_PRC,
          }),
          at,
        ).output2[0].stck_clpr,
      );
    const recent = (FID_ORG_ADJ_PRC: string) => {
      const parameters = { ...stock, FID_INPUT_ISCD: code, FID_PERIOD_DIV_CODE: 'D', FID_ORG_ADJ_PRC };
      const rows: Values[] = ask('FHKST01010400', parameters, at).output;
      return Number(rows.find((row) => row['stck_bsop_date'] === before)!['stck_clpr']);
    };
    expect(chart('1') / chart('0')).toBeCloseTo(factor, 1);
    expect([recent('0'), recent('1'), recent('0000000001')]).toEqual([chart('1'), chart('0'), chart('0')]);
  });

  it.each(['W', 'M', 'Y'])('of period %s join the days', (period) => {
    const parameters = range({ FID_PERIOD_DIV_CODE: period, FID_INPUT_DATE_1: '20260101' });
    const rows: Values[] = ask('FHKST03010100', parameters).output2;
    const days = market.dayBars('005930', { from: '20260101', to: sampleDay }, duringSession);
    const volumes = rows.reduce((sum, row) => sum + Number(row['acml_vol']), 0);
    expect(volumes).toBe(days.reduce((sum, { volume }) => sum + volume, 0));
    expect(rows[0]!['stck_clpr']).toBe(String(days.at(-1)!.close));
    expect(rows.at(-1)!['stck_oprc']).toBe(String(days[0]!.open));
  });

  it('of an index are the newest 50', () => {
    const parameters = exampleParameters('FHKUP03500100', {
      FID_INPUT_DATE_1: '20260101',
      FID_INPUT_DATE_2: sampleDay,
    });
    const rows: Values[] = ask('FHKUP03500100', parameters).output2;
    expect(rows).toHaveLength(50);
    const [bar] = market.indexDayBars('0001', { from: sampleDay, to: sampleDay }, duringSession);
    expect(rows[0]).toMatchObject({
      stck_bsop_date: sampleDay,
      bstp_nmix_prpr: (bar!.close / 100).toFixed(2),
    });
  });
});

describe('the quote', () => {
  it('agrees with book, executions and the second price TR', () => {
    const { output } = ask('FHKST01010100', stock);
    const { bar, upperLimit } = market.snapshot('005930', duringSession)!;
    expect([output.stck_prpr, output.acml_vol, output.stck_mxpr]).toEqual(
      [bar.close, bar.volume, upperLimit].map(String),
    );
    expect(ask('FHPST01010000', stock).output.stck_prpr).toBe(output.stck_prpr);
    const book = ask('FHKST01010200', stock);
    expect(Number(book.output1.askp1)).toBeGreaterThan(Number(book.output1.bidp1));
    expect(book.output2.antc_mkop_cls_code).toBe('112');
    const executions = ask('FHKST01010300', stock).output;
    expect(executions[0].stck_prpr).toBe(output.stck_prpr);
    expect(executions).toHaveLength(30);
  });

  it.each([
    ['085900', '311'],
    ['100000', '112'],
    ['152500', '121'],
  ])('at %s the book is in phase %s', (time, phase) => {
    expect(ask('FHKST01010200', stock, atKoreanTime(sampleDay, time)).output2.antc_mkop_cls_code).toBe(phase);
  });

  it('tells executions of today at or before a time', () => {
    const rows: Values[] = ask('FHPST01060000', { ...stock, FID_INPUT_HOUR_1: '100000' }).output2;
    expect(rows).toHaveLength(30);
    expect(rows.every((row) => row['stck_cntg_hour']! <= '100000')).toBe(true);
    const volumes = rows.map((row) => Number(row['acml_vol']));
    expect(volumes).toEqual(volumes.toSorted((left, right) => right - left));
    for (const [index, row] of rows.slice(0, -1).entries()) {
      expect(volumes[index]! - volumes[index + 1]!).toBe(Number(row['cnqn']));
    }
  });

  it('of a venue is that of the venue', () => {
    const both = ask('FHKST01010100', { ...stock, FID_COND_MRKT_DIV_CODE: 'UN' }).output;
    expect(both.acml_vol).toBe(String(market.snapshot('005930', duringSession, 'ALL')!.bar.volume));
  });

  it('of many symbols leaves unknown ones blank', () => {
    const pairs = ['005930', '999999', '000660'].flatMap((code, index) => [
      [`FID_COND_MRKT_DIV_CODE_${index + 1}`, 'J'],
      [`FID_INPUT_ISCD_${index + 1}`, code],
    ]);
    const rows: Values[] = ask('FHKST11300006', Object.fromEntries(pairs)).output;
    expect(rows.map((row) => row['inter_shrn_iscd'])).toEqual(['005930', '', '000660']);
  });
});

describe('investors', () => {
  it('of today are empty until after the close, and sum to zero then', () => {
    expect(ask('FHKST01010900', stock).output[0]).toMatchObject({
      stck_bsop_date: sampleDay,
      prsn_ntby_qty: '',
    });
    const [row] = ask('FHKST01010900', stock, afterClose).output;
    expect(Number(row.prsn_ntby_qty) + Number(row.frgn_ntby_qty) + Number(row.orgn_ntby_qty)).toBe(0);
    expect(Number(row.frgn_shnu_vol) - Number(row.frgn_seln_vol)).toBe(Number(row.frgn_ntby_qty));
  });

  it('by day are refused until 15:40', () => {
    const parameters = exampleParameters('FHPTJ04160001', { FID_INPUT_DATE_1: sampleDay });
    expect(ask('FHPTJ04160001', parameters)).toMatchObject({ rt_cd: '2', msg_cd: 'OPSQ2001' });
    expect(ask('FHPTJ04160001', parameters).msg1).toContain('TIME LIMIT 00:00 ~ 15:40');
    expect(ask('FHPTJ04160001', parameters, afterClose).rt_cd).toBe('0');
  });
});

describe('rankings', () => {
  it.each([
    ['FHPST01710000', 'acml_vol'],
    ['FHPST01700000', 'prdy_ctrt'],
    ['FHPST01740000', 'stck_avls'],
    ['FHPST01680000', 'tday_rltv'],
  ])('%s has 30 rows, highest %s first', (id, field) => {
    const rows: Values[] = ask(id, exampleParameters(id)).output;
    const values = rows.map((row) => Number(row[field]));
    expect(rows).toHaveLength(30);
    expect(values).toEqual(values.toSorted((left, right) => right - left));
    expect(rows.map((row) => row['data_rank'])).toEqual(rows.map((_, index) => String(index + 1)));
  });
});

describe('the calendar', () => {
  it('has 24 days and goes on from the next one', () => {
    const kis = openKis();
    const first = kis.call('CTCA0903R', { BASS_DT: sampleDay, CTX_AREA_NK: '', CTX_AREA_FK: '' });
    const { output, ctx_area_nk, ctx_area_fk } = bodyOf(first);
    const days: Values[] = output;
    expect(days).toHaveLength(24);
    expect(days.map((row) => row['opnd_yn'])).toEqual(
      days.map((row) => (market.calendar.isTradingDay(row['bass_dt']!) ? 'Y' : 'N')),
    );
    expect([ctx_area_nk, ctx_area_fk]).toEqual(['20261005'.padEnd(20), sampleDay.padEnd(20)]);
    const contexts = { CTX_AREA_NK: ctx_area_nk, CTX_AREA_FK: ctx_area_fk };
    const second = kis.call('CTCA0903R', { BASS_DT: sampleDay, ...contexts }, { page: 'N' });
    expect(bodyOf(second).output[0].bass_dt).toBe('20261005');
    expect([header(first, 'tr_cont'), header(second, 'tr_cont')]).toEqual(['F', 'M']);
  });
});

describe('overseas', () => {
  it('price and candles agree, and candles page back', () => {
    const kis = openKis();
    const symbol = { AUTH: '', EXCD: 'NAS', SYMB: 'AAPL' };
    const { output } = bodyOf(kis.call('HHDFS00000300', symbol));
    const days = (BYMD: string): Values[] =>
      bodyOf(kis.call('HHDFS76240000', { ...symbol, GUBN: '0', BYMD, MODP: '0', KEYB: '' })).output2;
    const page = days('');
    expect(page).toHaveLength(100);
    expect(page[0]).toMatchObject({ clos: output.last, sign: output.sign });
    expect(page[1]!['clos']).toBe(output.base);
    const next = days(addDays(page.at(-1)!['xymd']!, -1));
    expect(next[0]!['xymd']! < page.at(-1)!['xymd']!).toBe(true);
  });

  it('minutes go on with NEXT and KEYB', () => {
    const kis = openKis();
    const minutes = (NEXT: string, KEYB: string) =>
      bodyOf(
        kis.call('HHDFS76950200', {
          ...{ AUTH: '', EXCD: 'NAS', SYMB: 'AAPL', NMIN: '5', PINC: '1', NREC: '120', FILL: '' },
          NEXT,
          KEYB,
        }),
      );
    const keys = (rows: Values[]) => rows.map((row) => `${row['xymd']}${row['xhms']}`);
    const first = keys(minutes('', '').output2);
    const [year, rest] = [first.at(-1)!.slice(0, 8), first.at(-1)!.slice(8)];
    const before = String(Number(rest) - 1).padStart(6, '0');
    const second = keys(minutes('1', `${year}${before}`).output2);
    expect([first.length, second.length]).toEqual([120, 120]);
    expect(second[0]! < first.at(-1)!).toBe(true);
    expect(new Set([...first, ...second]).size).toBe(240);
  });
});
