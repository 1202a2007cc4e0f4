import type { KisTr } from '../registry/kis-tr.ts';
import { codeOf } from './listed-code.ts';

/** How a TR is told which bars to give, or the only ones it has. */
type IntervalChoice =
  | { readonly kind: 'fixed'; readonly interval: string }
  | { readonly kind: 'listed'; readonly param: string; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: 'counted'; readonly param: string; readonly unit: 's' | 'm' };

/** `1d` is `D` in most TRs. */
const PERIODS = { '1d': 'D', '1w': 'W', '1mo': 'M', '1y': 'Y' };

const choices: ReadonlyMap<string, IntervalChoice> = new Map([
  // Only one-minute bars exist (kis-api 9).
  ['FHKST03010200', { kind: 'fixed', interval: '1m' }],
  ['FHKST03010230', { kind: 'fixed', interval: '1m' }],
  ['FHKBJ773701C0', { kind: 'fixed', interval: '1d' }],
  ['FHPTJ04160001', { kind: 'fixed', interval: '1d' }],
  ['HHDFS76950200', { kind: 'counted', param: 'NMIN', unit: 'm' }],
  ['HHDFC55020400', { kind: 'counted', param: 'QRY_GAP', unit: 'm' }],
  ['FHKUP03500200', { kind: 'counted', param: 'FID_INPUT_HOUR_1', unit: 's' }],
  ['FHPUP02110200', { kind: 'counted', param: 'FID_INPUT_HOUR_1', unit: 's' }],
  ['FHKIF03020200', { kind: 'counted', param: 'FID_HOUR_CLS_CODE', unit: 's' }],
  ['HHDFS76240000', { kind: 'listed', param: 'GUBN', values: { '1d': '0', '1w': '1', '1mo': '2' } }],
]);

function choiceOf(tr: KisTr): IntervalChoice | undefined {
  const choice = choices.get(tr.id);
  if (choice !== undefined) return choice;
  const period = tr.params.find(({ name }) => name === 'FID_PERIOD_DIV_CODE');
  return period && { kind: 'listed', param: period.name, values: PERIODS };
}

/** What `interval` means to a TR; undefined: nothing. */
export function intervalParam(
  tr: KisTr,
  text: string,
): { readonly name: string; readonly value: string } | { readonly fault: string } | 'as-it-is' | undefined {
  const choice = choiceOf(tr);
  if (choice === undefined) return undefined;
  const interval = plainInterval(text);
  if (choice.kind === 'fixed') {
    if (interval === choice.interval) return 'as-it-is';
    return { fault: `interval must be ${choice.interval}, ${tr.id} gives no other` };
  }
  if (choice.kind === 'listed') {
    const value = interval === undefined ? undefined : codeOf(choice.values, interval);
    if (value !== undefined) return { name: choice.param, value };
    return { fault: `interval must be one of ${Object.keys(choice.values).join(', ')}` };
  }
  const seconds = interval === undefined ? undefined : secondsOf(interval);
  const count = seconds === undefined ? undefined : seconds / (choice.unit === 'm' ? 60 : 1);
  if (count !== undefined && Number.isInteger(count)) return { name: choice.param, value: String(count) };
  return { fault: 'interval must be like 1m' };
}

/** The interval of the bars that were asked for, `1m` or `1d`; undefined for answers without bars. */
export function intervalOf(tr: KisTr, sent: Readonly<Record<string, string>>): string | undefined {
  const choice = choiceOf(tr);
  if (choice === undefined) return undefined;
  if (choice.kind === 'fixed') return choice.interval;
  const value = sent[choice.param];
  if (choice.kind === 'listed') {
    return Object.entries(choice.values).find(([, code]) => code === value)?.[0];
  }
  const seconds = Number(value) * (choice.unit === 'm' ? 60 : 1);
  if (!Number.isInteger(seconds) || seconds <= 0) return undefined;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

/** `1d` for `D`, `day` or `1D`; `1m` is a minute, `1mo` or `M` a month. */
function plainInterval(text: string): string | undefined {
  const letters = codeOf({ D: '1d', W: '1w', M: '1mo', Y: '1y' }, text);
  if (letters !== undefined) return letters;
  const words = codeOf({ minute: '1m', day: '1d', week: '1w', month: '1mo', year: '1y' }, text.toLowerCase());
  if (words !== undefined) return words;
  return /^[1-9]\d{0,3}(?:s|m|h|d|w|mo|y)$/.test(text.toLowerCase()) ? text.toLowerCase() : undefined;
}

function secondsOf(interval: string): number | undefined {
  const [, count, unit] = /^(\d+)([smh])$/.exec(interval) ?? [];
  if (count === undefined) return undefined;
  return Number(count) * (unit === 'h' ? 3_600 : unit === 'm' ? 60 : 1);
}
