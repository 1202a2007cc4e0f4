/** What a field has to be; the words finish "it must be …". */
export interface Demand {
  readonly words: string;
  readonly holds: (value: unknown) => boolean;
}

export type Demands = Readonly<Record<string, Demand>>;

/**
 * Checks an object that comes from a script or over HTTP.
 *
 * @param prefix - of field names in messages: `fault.`
 * @throws {RangeError} naming the field, its value and what it must be
 */
export function checkFields(
  prefix: string,
  value: Readonly<Record<string, unknown>>,
  { needs = {}, may = {} }: { readonly needs?: Demands; readonly may?: Demands },
): void {
  for (const name of new Set([...Object.keys(needs), ...Object.keys(value)])) {
    const demand = needs[name] ?? may[name];
    const given = value[name];
    if (demand === undefined) throw new RangeError(`${prefix}${name} is not known here`);
    if (given === undefined && !(name in needs)) continue;
    if (!demand.holds(given)) {
      throw new RangeError(`${prefix}${name} is ${shown(given)}; it must be ${demand.words}`);
    }
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value);
}

export const text: Demand = { words: 'a text', holds: (value) => typeof value === 'string' };
export const flag: Demand = { words: 'true or false', holds: (value) => typeof value === 'boolean' };
export const fields: Demand = { words: 'an object', holds: isRecord };
export const instant: Demand = { words: 'epoch milliseconds', holds: Number.isFinite };
export const milliseconds = between(0, 2 ** 31 - 1, 'milliseconds, 0 or more');
export const share = between(0, 1, 'a number from 0 to 1');
export const aboveZero = between(Number.MIN_VALUE, Number.MAX_VALUE, 'a number above 0');
export const zeroOrMore = between(0, Number.MAX_VALUE, 'a number, 0 or more');
export const status = between(200, 599, 'an HTTP status, 200 to 599');

export const count: Demand = {
  words: 'a whole number, 1 or more',
  holds: (value) => Number.isSafeInteger(value) && Number(value) >= 1,
};

export const texts: Demand = {
  words: 'a list of texts',
  holds: (value) => Array.isArray(value) && value.every((item) => typeof item === 'string'),
};

export function oneOf(...choices: readonly string[]): Demand {
  return {
    words: choices.map((choice) => `'${choice}'`).join(' or '),
    holds: (value) => choices.some((choice) => choice === value),
  };
}

function between(least: number, most: number, words: string): Demand {
  return { words, holds: (value) => typeof value === 'number' && value >= least && value <= most };
}
