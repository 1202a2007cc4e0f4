import { paramText, scalarText } from './param-text.ts';
import type { ParamSpec, TrSpec } from './tr-spec.ts';

/** Plain names that choose rows of a TR that `takesRange`. */
export const rangeNames = ['from', 'to', 'count'] as const;
export type RangeName = (typeof rangeNames)[number];

export interface CheckedParams {
  /** By the broker's own names, defaults filled in. */
  readonly values: Readonly<Record<string, string>>;
  readonly range: Readonly<Partial<Record<RangeName, string>>>;
  /** What was left out because the TR has no use for it. */
  readonly warnings: readonly string[];
  /** Everything that is wrong, each naming its parameter and never its value. Empty: the call may be made. */
  readonly faults: readonly string[];
}

/**
 * Sorts the parameters of a task by the broker's names. Both dialects are understood, mixed too, names in any case;
 * null counts as not given. Every fault is named at once, before a call is spent.
 */
export function checkParams(tr: TrSpec, params: Readonly<Record<string, unknown>>): CheckedParams {
  const names = namesOf(tr);
  const values: Record<string, string> = {};
  const range: Partial<Record<RangeName, string>> = {};
  const warnings: string[] = [];
  const faults: string[] = [];

  for (const [given, value] of Object.entries(params)) {
    if (value === undefined || value === null) continue;
    const text = scalarText(value);
    const name = given.toLowerCase();
    const target = names.get(name);
    const rangeName = rangeNames.find((candidate) => candidate === name);
    if (text === undefined) faults.push(`${given}: must be text, a number or a flag`);
    else if (target !== undefined) take(given, target, text);
    else if (tr.takesRange === true && rangeName !== undefined) range[rangeName] = text;
    else if (tr.tolerates?.includes(name) === true) {
      warnings.push(`${given}: means nothing to ${tr.id} and was left out`);
    } else faults.push(`${given}: ${tr.id} has no such parameter`);
  }
  for (const param of tr.params) {
    if (values[param.name] !== undefined || faults.some((fault) => fault.startsWith(`${param.name}:`)))
      continue;
    if (param.default !== undefined) values[param.name] = param.default;
    else if (param.required) faults.push(missing(param));
  }
  return { values, range, warnings, faults };

  function take(given: string, { param, isPlain }: Target, text: string): void {
    const result = paramText(param, text, isPlain);
    if ('fault' in result) {
      faults.push(`${param.name}: ${result.fault}${isPlain ? ` (given as ${given})` : ''}`);
    } else if ((values[param.name] ?? result.text) === result.text) values[param.name] = result.text;
    else faults.push(`${param.name}: given twice with different values, once as ${given}`);
  }
}

interface Target {
  readonly param: ParamSpec;
  readonly isPlain: boolean;
}

/** The broker's names win over plain ones. */
function namesOf(tr: TrSpec): ReadonlyMap<string, Target> {
  const plain = tr.params.flatMap((param) =>
    (param.plain ?? []).map((name): [string, Target] => [name.toLowerCase(), { param, isPlain: true }]),
  );
  const own = tr.params.map((param): [string, Target] => [
    param.name.toLowerCase(),
    { param, isPlain: false },
  ]);
  return new Map([...plain, ...own]);
}

function missing({ name, plain = [] }: ParamSpec): string {
  return `${name}: is required${plain.length === 0 ? '' : ` (plain name: ${plain.join(' or ')})`}`;
}
