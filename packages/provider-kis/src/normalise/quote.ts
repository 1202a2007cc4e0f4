import { utcText } from '@hub/provider-kit';
import type { Quote } from '@hub/task-schema';
import { type AnswerView, marketScopeOf, objectOf, SOURCE_TYPE, symbolOf } from './answer-view.ts';
import { given, type RowReader, rowReader } from './row-reader.ts';

/** Status 58: halted (kis-trs FHKST01010100). */
const HALTED = '58';

/** The state of a symbol, FHKST01010100 and HHDFS00000300; undefined for other TRs. */
export function quoteOf(view: AnswerView): Quote | undefined {
  const symbol = symbolOf(view);
  if (symbol === undefined) return undefined;
  const read = rowReader(objectOf(view, 'output'));
  const shape = {
    symbol,
    // About 80 fields, none of them a time (kis-trs).
    time: utcText(view.answeredAtMs),
    market_scope: marketScopeOf(view),
    source_type: SOURCE_TYPE,
  } as const;
  if (view.tr.id === 'FHKST01010100') return { ...shape, ...domesticFigures(read), ...read.saturated() };
  if (view.tr.id === 'HHDFS00000300') return { ...shape, ...overseasFigures(read), ...read.saturated() };
  return undefined;
}

/** Some TRs answer an unknown symbol with success and zeros or blanks (kis-api 9 [M]). */
export function isUnknownSymbol(view: AnswerView): boolean {
  if (view.tr.id !== 'FHKST01010100' && view.tr.id !== 'HHDFS00000300') return false;
  const read = rowReader(objectOf(view, 'output'));
  const prices = view.tr.id === 'FHKST01010100' ? ['stck_prpr', 'stck_sdpr', 'stck_mxpr'] : ['last', 'base'];
  return prices.every((key) => Number(read.price(key) ?? '0') === 0);
}

function domesticFigures(read: RowReader): Pick<Quote, 'price'> & Partial<Quote> {
  const volume = read.quantity('volume', 'acml_vol');
  const isHalted = read.text('temp_stop_yn') === 'Y' || read.text('iscd_stat_cls_code') === HALTED;
  const status = isHalted ? 'HALTED' : volume === '0' ? 'NO_TRADE' : undefined;
  return {
    price: read.price('stck_prpr') ?? null,
    ...given({
      open: traded(read.price('stck_oprc')),
      high: traded(read.price('stck_hgpr')),
      low: traded(read.price('stck_lwpr')),
      previous_close: read.price('stck_sdpr'),
      change: read.signed('prdy_vrss'),
      change_percent: read.signed('prdy_ctrt'),
      volume,
      value: read.quantity('value', 'acml_tr_pbmn'),
      upper_limit: read.price('stck_mxpr'),
      lower_limit: read.price('stck_llam'),
    }),
    ...(status === undefined ? {} : { trading_status: status }),
  };
}

function overseasFigures(read: RowReader): Pick<Quote, 'price'> & Partial<Quote> {
  const falls = read.text('sign') === '5' || read.text('sign') === '4';
  const change = read.signed('diff');
  return {
    price: read.price('last') ?? null,
    ...given({
      previous_close: read.price('base'),
      // `diff` has no sign of its own here, `rate` has (kis-api 6).
      change:
        falls && change !== undefined && !change.startsWith('-') && Number(change) !== 0
          ? `-${change}`
          : change,
      change_percent: read.signed('rate'),
      volume: read.quantity('volume', 'tvol'),
      value: read.quantity('value', 'tamt'),
    }),
  };
}

/** Without a trade the day has no open, high and low; the broker writes 0. */
function traded(price: string | undefined): string | undefined {
  return price === undefined || Number(price) === 0 ? undefined : price;
}
