import type * as z from 'zod';
import type { ListedSetting } from './setting-list.ts';
import { type Settings, settingsSchema } from './settings-schema.ts';
import type { SourcedValue } from './sourced-value.ts';

export interface CheckedSettings {
  readonly settings: Settings | undefined;
  readonly problems: readonly string[];
}

/** Puts the values through the schema. One line per bad setting, in the order of the schema. */
export function checkSettings(effective: readonly (ListedSetting & SourcedValue)[]): CheckedSettings {
  const checked = settingsSchema.safeParse(nested(effective));
  if (checked.success) {
    return { settings: checked.data, problems: [] };
  }
  const firstIssues = new Map<string, z.core.$ZodIssue>();
  for (const issue of checked.error.issues) {
    // An issue inside a setting that is JSON is one of the setting.
    const inside = issue.path.join('.');
    const path = effective.find((setting) => `${inside}.`.startsWith(`${setting.path}.`))?.path ?? inside;
    firstIssues.set(path, firstIssues.get(path) ?? issue);
  }
  const problems = effective.flatMap((setting) => {
    const issue = firstIssues.get(setting.path);
    return issue === undefined ? [] : [problemLine(setting, issue)];
  });
  return { settings: undefined, problems };
}

/** Names the variable and the place in the file, never the value. */
function problemLine(setting: ListedSetting & SourcedValue, issue: z.core.$ZodIssue): string {
  const { environment, path, origin, expected } = setting;
  const name = environment === undefined ? path : `${environment} (${path})`;
  const isOwnVariable = origin === `environment ${environment}` || origin === 'default';
  const source = isOwnVariable ? '' : `, set by ${origin}`;
  // A refinement says more than the range does; the messages of the library would show parts of the value.
  const fault =
    issue.code === 'custom' && issue.message !== 'Invalid input' ? issue.message : `expected ${expected}`;
  return `${name}${source}: ${fault}`;
}

function nested(effective: readonly (ListedSetting & SourcedValue)[]): unknown {
  const root = new Group();
  for (const { path, value } of effective) {
    root.set(path.split('.'), value);
  }
  return root.toObject();
}

/** Builds the object of the file from dotted paths. */
class Group {
  readonly #groups = new Map<string, Group>();
  readonly #values = new Map<string, unknown>();

  set([key = '', ...rest]: readonly string[], value: unknown): void {
    if (rest.length === 0) {
      this.#values.set(key, value);
      return;
    }
    const group = this.#groups.get(key) ?? new Group();
    this.#groups.set(key, group);
    group.set(rest, value);
  }

  toObject(): Record<string, unknown> {
    const groups = [...this.#groups].map(([key, group]) => [key, group.toObject()] as const);
    return Object.fromEntries([...this.#values, ...groups]);
  }
}
