import { type AppliedRange, applyRange } from '../paging/apply-range.ts';
import type { KisEnvironment } from '../registry/environment.ts';
import type { KisParam, KisTr } from '../registry/kis-tr.ts';
import type { KoreanMoment } from '../time/korean-moment.ts';
import { orderFaults } from './order-checks.ts';
import { formatParam } from './param-value.ts';
import type { ParamFaults, ResolvedParams } from './resolved-params.ts';
import { sortParams } from './sort-params.ts';

export interface ParamContext {
  readonly environment: KisEnvironment;
  /** First 8 and last 2 digits of the account's number. */
  readonly accountNumber: string;
  readonly productCode: string;
  readonly now: Required<KoreanMoment>;
}

/** Makes a task's parameters what the broker wants, or says everything that is wrong with them. */
export function resolveParams(
  tr: KisTr,
  params: Readonly<Record<string, unknown>>,
  context: ParamContext,
): ResolvedParams | ParamFaults {
  const sorted = sortParams(tr, params);
  const applied = applyRange(tr, sorted, context.now);
  const faults = [...sorted.faults, ...applied.faults];
  const known = { ...applied.values, ...sorted.values, ...ownOfWalk(applied) };
  const values: Record<string, string> = {};

  for (const param of tr.params) {
    const given = accountValue(param, context, known[param.name], faults) ?? known[param.name];
    const text = given ?? defaultOf(param, known, context.environment);
    if (text === undefined || (text === '' && isNeeded(param))) {
      if (param.required) faults.push(`${param.name} is missing${plainHint(param)}`);
      continue;
    }
    const formatted = formatParam(param, text);
    if ('fault' in formatted) faults.push(formatted.fault);
    else values[param.name] = formatted.value;
  }
  for (const [name, text] of Object.entries(known)) {
    if (values[name] === undefined && isOfFamily(tr, name)) values[name] = text;
  }
  faults.push(...environmentFaults(tr, values, context.environment), ...orderFaults(tr, values));
  if (faults.length > 0) return { faults };
  const { range } = applied;
  return { values, ...(range && { range }), warnings: [...sorted.warnings, ...applied.warnings] };
}

/** A walk decides itself whether it goes on into earlier days; else it would end early and look whole. */
function ownOfWalk({ range, values }: AppliedRange): Readonly<Record<string, string>> {
  const name = 'FID_PW_DATA_INCU_YN';
  const own = range === undefined ? undefined : values[name];
  return own === undefined ? {} : { [name]: own };
}

/** The account's own number; another one in the task would act for somebody else. */
function accountValue(
  { name }: KisParam,
  { accountNumber, productCode }: ParamContext,
  given: string | undefined,
  faults: string[],
): string | undefined {
  if (name !== 'CANO' && name !== 'ACNT_PRDT_CD') return undefined;
  const own = name === 'CANO' ? accountNumber : productCode;
  if (given !== undefined && given !== '' && given !== own) {
    faults.push(`${name} is not that of the account of this task; leave it out`);
  }
  return own;
}

function defaultOf(
  param: KisParam,
  known: Readonly<Record<string, string>>,
  environment: KisEnvironment,
): string | undefined {
  // A market order has price 0 (kis-api 10).
  if (param.name === 'ORD_UNPR' && known['ORD_DVSN'] === '01') return '0';
  // Paper takes KRX only (kis-trs).
  if (param.name === 'EXCG_ID_DVSN_CD' && environment === 'paper' && param.default !== undefined)
    return 'KRX';
  return param.default;
}

/** Whether an empty text is as bad as none. */
function isNeeded(param: KisParam): boolean {
  return param.required && param.default === undefined;
}

const plainHints: ReadonlyMap<string, string> = new Map([
  ['FID_INPUT_ISCD', 'symbol'],
  ['PDNO', 'symbol'],
  ['SYMB', 'symbol'],
  ['EXCD', 'exchange'],
  ['OVRS_EXCG_CD', 'exchange'],
  ['FID_INPUT_HOUR_1', 'time'],
  ['FID_INPUT_DATE_1', 'from or date'],
  ['FID_INPUT_DATE_2', 'to'],
  ['INQR_STRT_DT', 'from'],
  ['INQR_END_DT', 'to'],
  ['ORD_QTY', 'quantity'],
  ['ORD_UNPR', 'price'],
  ['ORD_DVSN', 'order_type'],
  ['ORGN_ODNO', 'order_no'],
  ['RVSE_CNCL_DVSN_CD', 'action'],
  ['QTY_ALL_ORD_YN', 'whole_remainder'],
]);

function plainHint({ name }: KisParam): string {
  const plain = plainHints.get(name.toUpperCase());
  return plain === undefined ? '' : ` (plain: ${plain})`;
}

function isOfFamily(tr: KisTr, name: string): boolean {
  return tr.params.some((param) => param.name.endsWith('*') && name.startsWith(param.name.slice(0, -1)));
}

/** Paper has KRX only, in quotes and orders (kis-api 9 [M], kis-trs). */
function environmentFaults(
  tr: KisTr,
  values: Readonly<Record<string, string>>,
  environment: KisEnvironment,
): readonly string[] {
  if (environment === 'real') return [];
  const market = tr.params.find(({ name }) => name.toUpperCase() === 'FID_COND_MRKT_DIV_CODE');
  const isForeign = market?.default === 'J' && values[market.name] !== 'J';
  const venue = values['EXCG_ID_DVSN_CD'];
  return isForeign || (venue !== undefined && venue !== 'KRX' && venue !== '')
    ? ['paper offers the market KRX only']
    : [];
}
