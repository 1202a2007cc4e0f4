import type { KisTr } from '../registry/kis-tr.ts';
import { adjustedParam } from './adjusted-flag.ts';
import { intervalParam } from './bar-interval.ts';
import { exchangeCode, exchangeNames } from './exchanges.ts';
import { codeOf } from './listed-code.ts';

/** What a plain name becomes in one TR. */
export type Translation =
  | { readonly name: string; readonly value: string }
  | { readonly fault: string }
  /** It says what the TR does anyway. */
  | 'as-it-is'
  /** The TR has no use for it. */
  | 'unused';

type Translate = (tr: KisTr, text: string) => Translation;

const symbol = to(
  'FID_INPUT_ISCD',
  'PDNO',
  'SYMB',
  'SHTN_PDNO',
  'MKSC_SHRN_ISCD',
  'SRS_CD',
  'ITEM_CD',
  'SHT_CD',
).upperCased;

const plainNames: ReadonlyMap<string, Translate> = new Map<string, Translate>([
  ['symbol', symbol],
  ['code', symbol],
  ['stock_code', symbol],
  ['time', (tr, text) => (hasHour(tr) ? { name: 'FID_INPUT_HOUR_1', value: text } : 'unused')],
  ['interval', interval],
  ['timeframe', interval],
  ['adjusted', adjusted],
  ['market', market],
  ['market_scope', market],
  ['exchange', exchange],
  ['currency', to('TR_CRCY_CD', 'CRCY_CD').upperCased],
  ['side', side],
  ['quantity', to('ORD_QTY', 'ORD_QTY2', 'FT_ORD_QTY').asItIs],
  ['price', to('ORD_UNPR', 'OVRS_ORD_UNPR', 'FT_ORD_UNPR3', 'UNIT_PRICE', 'BOND_ORD_UNPR').asItIs],
  ['order_type', listed(['ORD_DVSN', 'ORD_DVSN_CD'], { limit: '00', market: '01' })],
  ['order_no', to('ORGN_ODNO', 'ODNO').asItIs],
  ['branch_no', to('KRX_FWDG_ORD_ORGNO', 'ORD_GNO_BRNO').asItIs],
  ['action', listed(['RVSE_CNCL_DVSN_CD'], { amend: '01', cancel: '02' })],
  ['whole_remainder', to('QTY_ALL_ORD_YN', 'RMN_QTY_YN').asItIs],
]);

/** What `name` of a task means to a TR; undefined: it is no plain name. */
export function translate(tr: KisTr, name: string, text: string): Translation | undefined {
  return plainNames.get(name)?.(tr, text);
}

function to(...targets: string[]): { readonly asItIs: Translate; readonly upperCased: Translate } {
  const asItIs: Translate = (tr, text) => {
    const name = paramName(tr, targets);
    return name === undefined ? 'unused' : { name, value: text };
  };
  return { asItIs, upperCased: (tr, text) => asItIs(tr, text.toUpperCase()) };
}

function listed(targets: readonly string[], codes: Readonly<Record<string, string>>): Translate {
  return (tr, text) => {
    const name = paramName(tr, targets);
    if (name === undefined) return 'unused';
    // The broker's own code is understood under the plain name too.
    if (/^\d\d$/.test(text)) return { name, value: text };
    const value = codeOf(codes, text.toLowerCase());
    if (value !== undefined) return { name, value };
    return { fault: `${name} must be one of ${Object.keys(codes).join(', ')}` };
  };
}

function interval(tr: KisTr, text: string): Translation {
  return intervalParam(tr, text) ?? 'unused';
}

function adjusted(tr: KisTr, text: string): Translation {
  const wanted = codeOf({ true: true, Y: true, '1': true, false: false, N: false, '0': false }, text);
  if (wanted === undefined) return { fault: 'adjusted must be true or false' };
  return adjustedParam(tr.id, wanted) ?? 'unused';
}

/** KRX, NXT or both (kis-api 9: J, NX, UN). Index, bond and derivative TRs have a letter of their own. */
function market(tr: KisTr, text: string): Translation {
  const scope = text.toUpperCase();
  const venue = paramName(tr, ['EXCG_ID_DVSN_CD']);
  if (venue !== undefined) {
    const value = codeOf({ KRX: 'KRX', NXT: 'NXT', SOR: 'SOR', COMBINED: 'ALL', ALL: 'ALL' }, scope);
    return value === undefined ? { fault: 'market must be KRX, NXT or SOR' } : { name: venue, value };
  }
  const division = tr.params.find(
    (param) => param.name.toUpperCase() === 'FID_COND_MRKT_DIV_CODE' && param.default === 'J',
  );
  if (division === undefined) return 'unused';
  const value = codeOf({ KRX: 'J', J: 'J', NXT: 'NX', NX: 'NX', COMBINED: 'UN', UN: 'UN' }, scope);
  if (value !== undefined) return { name: division.name, value };
  return { fault: 'market must be KRX, NXT or COMBINED' };
}

function exchange(tr: KisTr, text: string): Translation {
  const quoteName = paramName(tr, ['EXCD', 'EXCD_01']);
  const name = quoteName ?? paramName(tr, ['OVRS_EXCG_CD']);
  if (name === undefined) return 'unused';
  const value = exchangeCode(text, quoteName === undefined ? 'order' : 'quote');
  return value === undefined
    ? { fault: `exchange must be one of ${exchangeNames.join(', ')}` }
    : { name, value };
}

/** The side of a stock order is in the id of the TR (kis-api 3): a side that contradicts it is a mistake. */
function side(tr: KisTr, text: string): Translation {
  const wanted = codeOf({ buy: '02', sell: '01', all: '00' }, text.toLowerCase());
  if (wanted === undefined) return { fault: 'side must be buy or sell' };
  const name = paramName(tr, ['SLL_BUY_DVSN_CD', 'SLL_BUY_DVSN']);
  if (name !== undefined) return { name, value: wanted };
  const own = sideOfTr(tr);
  if (own === undefined) return 'unused';
  if (own === text.toUpperCase()) return 'as-it-is';
  return { fault: `side contradicts ${tr.id}, which is "${tr.name}"` };
}

/** BUY or SELL where the TR decides it. */
export function sideOfTr(tr: KisTr): 'BUY' | 'SELL' | undefined {
  if (tr.class !== 'order') return undefined;
  if (/\bbuy\b/.test(tr.name)) return 'BUY';
  return /\bsell\b/.test(tr.name) ? 'SELL' : undefined;
}

function hasHour(tr: KisTr): boolean {
  return tr.params.some(({ name, format }) => name === 'FID_INPUT_HOUR_1' && format === 'time');
}

function paramName(tr: KisTr, targets: readonly string[]): string | undefined {
  for (const target of targets) {
    const param = tr.params.find(({ name }) => name.toUpperCase() === target);
    if (param !== undefined) return param.name;
  }
  return undefined;
}
