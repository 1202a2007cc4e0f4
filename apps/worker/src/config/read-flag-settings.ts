import { didYouMean } from './nearest-name.ts';
import { passwordsOf } from './redis-url.ts';
import type { ListedSetting } from './setting-list.ts';
import type { SourcedValue, SourcedValues } from './sourced-value.ts';
import { textToValue } from './text-to-value.ts';

export interface FlagReading {
  readonly values: SourcedValues;
  readonly problems: readonly string[];
}

/**
 * Reads `--set worker.batch_size=50`.
 *
 * @param assignments - the texts behind `--set`
 */
export function readFlagSettings(
  assignments: readonly string[],
  settings: readonly ListedSetting[],
): FlagReading {
  const values = new Map<string, SourcedValue>();
  const problems: string[] = [];
  const byPath = new Map(settings.map((setting) => [setting.path, setting]));
  for (const assignment of assignments) {
    const equals = assignment.indexOf('=');
    const path = equals === -1 ? assignment : assignment.slice(0, equals);
    const text = equals === -1 ? '' : assignment.slice(equals + 1);
    const setting = byPath.get(path);
    if (equals === -1) {
      problems.push('--set: expected NAME=VALUE, such as worker.batch_size=50');
    } else if (setting === undefined) {
      problems.push(`--set ${path}: no such setting${didYouMean(path, byPath.keys())}`);
    } else if (setting.secret === 'value' || passwordsOf(text).length > 0) {
      // Every process of the machine can read another's command line.
      problems.push(`--set ${path}: secrets are not taken from the command line: use ${setting.environment}`);
    } else {
      values.set(path, { value: textToValue(text, setting), origin: 'flag --set' });
    }
  }
  return { values, problems };
}
