import { didYouMean } from './nearest-name.ts';
import type { ListedSetting } from './setting-list.ts';
import type { SourcedValue, SourcedValues } from './sourced-value.ts';
import { textToValue } from './text-to-value.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface EnvironmentReading {
  readonly values: SourcedValues;
  readonly problems: readonly string[];
  /** One line per old spelling in use. */
  readonly oldNames: readonly string[];
  /** One line per `HUB_*` variable that is no setting. */
  readonly unknownNames: readonly string[];
}

export const configPathVariable = 'HUB_CONFIG_PATH';
const fileSuffix = '_FILE';

/** Reads the settings from environment variables and, for secrets, from the files that `*_FILE` variables name. */
export async function readEnvironment(
  environment: Environment,
  settings: readonly ListedSetting[],
  readFile: (path: string) => Promise<string>,
): Promise<EnvironmentReading> {
  const values = new Map<string, SourcedValue>();
  const problems: string[] = [];
  const oldNames: string[] = [];
  const isSet = (name: string): boolean => (environment[name] ?? '').trim() !== '';

  for (const setting of settings) {
    for (const name of namesOf(setting).filter(isSet)) {
      const isOld = name !== setting.environment && name !== `${setting.environment}${fileSuffix}`;
      if (isOld) {
        oldNames.push(`${name} is an old name: use ${setting.environment}`);
      }
      if (values.has(setting.path)) {
        if (!isOld) {
          problems.push(`${setting.environment} and ${name} are both set: keep one`);
        }
        continue;
      }
      try {
        const text = await textOf(name, setting, environment[name] ?? '', readFile);
        values.set(setting.path, { value: textToValue(text, setting), origin: `environment ${name}` });
      } catch {
        problems.push(`${name} (${setting.path}): expected the path of a readable file that is not empty`);
      }
    }
  }
  return { values, problems, oldNames, unknownNames: unknownNames(environment, settings, isSet) };
}

/** In order of preference. */
function namesOf({ environment, oldEnvironments = [], secret }: ListedSetting): readonly string[] {
  if (environment === undefined) {
    return [];
  }
  const file = secret === undefined ? [] : [`${environment}${fileSuffix}`];
  return [environment, ...file, ...oldEnvironments];
}

async function textOf(
  name: string,
  setting: ListedSetting,
  text: string,
  readFile: (path: string) => Promise<string>,
): Promise<string> {
  if (name !== `${setting.environment}${fileSuffix}`) {
    return text;
  }
  const content = await readFile(text.trim());
  if (content.trim() === '') {
    throw new RangeError(`${name} names an empty file`);
  }
  return content;
}

function unknownNames(
  environment: Environment,
  settings: readonly ListedSetting[],
  isSet: (name: string) => boolean,
): readonly string[] {
  const known = new Set([configPathVariable, ...settings.flatMap(namesOf)]);
  return Object.keys(environment)
    .filter((name) => name.startsWith('HUB_') && !known.has(name) && isSet(name))
    .sort()
    .map((name) => `${name}: no such setting${didYouMean(name, known)}`);
}
