import { configPathVariable } from '../config/read-environment.ts';
import { type ListedSetting, listSettings } from '../config/setting-list.ts';
import { exitCodeMeanings } from '../exit-code.ts';

const options = [
  ['--config FILE', `YAML file with settings; wins over ${configPathVariable}`],
  [
    '--set NAME=VALUE',
    'one setting by its name in the file, such as worker.batch_size=50; repeatable, not for secrets',
  ],
  ['--check-config', 'check all settings, list every error, end'],
  ['--print-config', 'print every setting with its value and who set it, secrets as ***, end'],
  ['--healthcheck', 'ask Redis whether a worker of this host is alive, end with 0 or 1'],
  ['--version', 'print the version and the wire version, end'],
  ['-h, --help', 'print this text, end'],
] as const;

/** The text of `--help`, made from the settings themselves so that it cannot lag behind them. */
export function helpText(): string {
  const settings = listSettings();
  const ofEnvironment = settings.filter(({ environment }) => environment !== undefined);
  const ofFileOnly = settings.filter(({ environment }) => environment === undefined);
  return [
    "hub-worker: the API hub's gateway daemon. Claims tasks from Redis, calls the provider, stores the answers.",
    '',
    'Usage: hub-worker [options]',
    '',
    ...columns(options),
    '',
    'Settings: flags win over environment variables, these over the file, these over defaults. A blank value counts',
    'as unset. Secrets and Redis URLs may also come from a file: REDIS_URL_FILE=/run/secrets/redis-url.',
    '',
    ...columns([
      [configPathVariable, 'YAML file with settings, by the names below in brackets'],
      ...ofEnvironment.map(
        (setting) => [setting.environment ?? '', describe(setting, ` [${setting.path}]`)] as const,
      ),
    ]),
    '',
    'Settings of the file only:',
    '',
    ...columns(ofFileOnly.map((setting) => [setting.path, describe(setting, '')] as const)),
    '',
    'Exit codes:',
    '',
    ...columns(exitCodeMeanings),
    '',
  ].join('\n');
}

function describe(
  { summary, fallback, expected, waitsFor, oldEnvironments = [] }: ListedSetting,
  name: string,
): string {
  const standard = fallback === undefined ? 'unset' : String(fallback);
  const old = oldEnvironments.map((environment) => ` Old name: ${environment}.`).join('');
  const later = waitsFor === undefined ? '' : ` Checked, but without effect yet: waits for ${waitsFor}.`;
  return `${summary}${later}${old} (${expected}; default ${standard})${name}`;
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
