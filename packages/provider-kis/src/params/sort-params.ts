import type { KisParam, KisTr } from '../registry/kis-tr.ts';
import { trTable } from '../registry/tr-table.ts';
import { textOf } from './param-value.ts';
import { translate } from './plain-names.ts';

/** What belongs to the range a task asks for; the paging of the TR decides what they mean. */
type RangeName = 'from' | 'to' | 'count' | 'date';

/** The parameters of a task, told apart. */
export interface SortedParams {
  /** By the broker's names, as given. */
  readonly values: Readonly<Record<string, string>>;
  readonly range: Readonly<Partial<Record<RangeName, string>>>;
  readonly faults: readonly string[];
  readonly warnings: readonly string[];
}

const rangeNames: ReadonlySet<string> = new Set<RangeName>(['from', 'to', 'count', 'date']);

/** Every parameter any TR takes: one that does not belong here is left out with a word, not refused. */
const allNames: ReadonlySet<string> = new Set(
  [...trTable.values()].flatMap((tr) => tr.params.map(({ name }) => name.toUpperCase())),
);

/** What callers of some TRs believe, and what to do instead. */
const hints: ReadonlyMap<string, string> = new Map([
  // kis-api 9: 30 rows, no cursor.
  ['FHKST01010300', 'it always gives the latest 30 trades; FHPST01060000 gives those before a time'],
  ['FHKST01010400', 'it always gives the latest 30 rows; FHKST03010100 gives a range of days'],
]);

/** Sorts by name: the broker's own in either case (kis-api 3 [M]), plain ones, and what is neither. */
export function sortParams(tr: KisTr, params: Readonly<Record<string, unknown>>): SortedParams {
  const values: Record<string, string> = {};
  const range: Partial<Record<RangeName, string>> = {};
  const faults: string[] = [];
  const warnings: string[] = [];

  for (const [given, raw] of Object.entries(params)) {
    if (raw === undefined || raw === null) continue;
    const text = textOf(raw);
    if (text === undefined) faults.push(`${given} must be text or a number`);
    else sortOne(given, text);
  }
  return { values, range, faults, warnings };

  function sortOne(given: string, text: string): void {
    const own = ownName(tr, given);
    if (own !== undefined) {
      take(own, text, given);
    } else if (isRangeName(given)) {
      if (text !== '') range[given] = text;
    } else {
      sortPlain(given, text);
    }
  }

  function sortPlain(given: string, text: string): void {
    const translation = translate(tr, given, text);
    if (translation === undefined) {
      if (allNames.has(given.toUpperCase())) warnings.push(unused(tr, given));
      else faults.push(`${given} is no parameter of ${tr.id}; it takes ${ownNames(tr)}`);
    } else if (translation === 'unused') {
      warnings.push(unused(tr, given));
    } else if (translation !== 'as-it-is') {
      if ('fault' in translation) faults.push(translation.fault);
      else take(translation.name, translation.value, given);
    }
  }

  function take(name: string, value: string, given: string): void {
    const before = values[name];
    if (before !== undefined && before !== value) faults.push(`${given} contradicts another name of ${name}`);
    else values[name] = value;
  }
}

/** The message about a parameter that was left out. */
export function unused(tr: KisTr, given: string): string {
  const hint = hints.get(tr.id);
  return `${given} was left out: ${tr.id} does not take it${hint === undefined ? '' : `, ${hint}`}`;
}

function ownName(tr: KisTr, given: string): string | undefined {
  const upper = given.toUpperCase();
  const own = tr.params.find(({ name }) => name.toUpperCase() === upper);
  if (own !== undefined) return own.name;
  const family = tr.params.find((param) => param.name.endsWith('*') && upper.startsWith(stemOf(param)));
  return family && upper;
}

function stemOf({ name }: KisParam): string {
  return name.slice(0, -1);
}

function ownNames(tr: KisTr): string {
  const names = tr.params.map(({ name }) => name).filter((name) => !isFilledIn(name));
  return names.length === 0 ? 'none' : names.join(', ');
}

/** What the hub fills in itself. */
function isFilledIn(name: string): boolean {
  return /^(?:CANO|ACNT_PRDT_CD|CTX_AREA_.*)$/.test(name);
}

function isRangeName(name: string): name is RangeName {
  return rangeNames.has(name);
}
