import { checkSettings } from './check-settings.ts';
import { configPathVariable, type Environment, readEnvironment } from './read-environment.ts';
import { type FileReading, readFileSettings } from './read-file-settings.ts';
import { readFlagSettings } from './read-flag-settings.ts';
import { type ListedSetting, listSettings } from './setting-list.ts';
import type { Settings } from './settings-schema.ts';
import type { SourcedValue, SourcedValues } from './sourced-value.ts';

export interface SettingSources {
  /** Texts behind `--set`. */
  readonly assignments: readonly string[];
  /** The file named by `--config`. */
  readonly configPath: string | undefined;
  readonly environment: Environment;
  readonly readFile: (path: string) => Promise<string>;
}

/** A setting with the value in effect. */
export interface EffectiveSetting extends ListedSetting, SourcedValue {}

export interface LoadedSettings {
  /** Undefined when there are problems. */
  readonly settings: Settings | undefined;
  /** Everything that is wrong, one line each, with names and never a value. */
  readonly problems: readonly string[];
  /** `HUB_*` variables that are no setting: a warning when the worker runs, an error for `--check-config`. */
  readonly unknownNames: readonly string[];
  /** Old spellings in use, each with the new name. */
  readonly oldNames: readonly string[];
  readonly effective: readonly EffectiveSetting[];
}

/** Flags before environment before file before defaults; every error at once. */
export async function loadSettings(sources: SettingSources): Promise<LoadedSettings> {
  const { assignments, environment, readFile } = sources;
  const settings = listSettings();
  const flags = readFlagSettings(assignments, settings);
  const variables = await readEnvironment(environment, settings, readFile);
  const file = await readNamedFile(sources, settings);
  const effective = settings.map((setting) => ({
    ...setting,
    ...firstSet(setting, [flags.values, variables.values, file.values]),
  }));
  const checked = checkSettings(effective);
  const problems = [...flags.problems, ...variables.problems, ...file.problems, ...checked.problems];
  return {
    settings: problems.length === 0 ? checked.settings : undefined,
    problems,
    unknownNames: variables.unknownNames,
    oldNames: variables.oldNames,
    effective,
  };
}

async function readNamedFile(
  sources: SettingSources,
  settings: readonly ListedSetting[],
): Promise<FileReading> {
  const { configPath, environment, readFile } = sources;
  const variable = (environment[configPathVariable] ?? '').trim();
  if (configPath !== undefined) {
    return readFileSettings(configPath, '--config', settings, readFile);
  }
  return variable === ''
    ? { values: new Map(), problems: [] }
    : readFileSettings(variable, configPathVariable, settings, readFile);
}

/** A source that leaves a setting blank leaves it to the next source. */
function firstSet({ path, fallback }: ListedSetting, sources: readonly SourcedValues[]): SourcedValue {
  for (const source of sources) {
    const sourced = source.get(path);
    if (sourced?.value !== undefined) {
      return sourced;
    }
  }
  return { value: fallback, origin: 'default' };
}
