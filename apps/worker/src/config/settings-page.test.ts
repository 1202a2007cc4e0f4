import { expect, test } from 'vitest';
import { exitCodeMeanings } from '../exit-code.ts';
import { configPathVariable } from './read-environment.ts';
import { type ListedSetting, listSettings } from './setting-list.ts';

// Out of date? `vitest run --project unit apps/worker -u` writes it anew.
test('SETTINGS.md lists settings and exit codes as the program has them', async () => {
  await expect(settingsPage()).toMatchFileSnapshot('../../SETTINGS.md');
});

/** The reference of all settings as Markdown. */
function settingsPage(): string {
  const settings = listSettings();
  const groups = [...new Set(settings.map(groupOf))];
  const sections = groups.map((group) => {
    const rows = settings.filter((setting) => groupOf(setting) === group).map(row);
    const head = ['| in the file | environment | default | values | meaning |', '|---|---|---|---|---|'];
    return [`## ${group}`, '', ...head, ...rows, ''].join('\n');
  });
  return [
    '# Settings and exit codes of hub-worker',
    '',
    'Made from the program; a test keeps it so. Flags (`--set worker.batch_size=50`) win over environment variables, these',
    `over the YAML file (\`--config FILE\` or \`${configPathVariable}\`), these over defaults. A blank value counts as unset.`,
    'Variables marked † may also be given as a file: `REDIS_URL_FILE=/run/secrets/redis-url`. Times are seconds unless the',
    'name says `_ms`. A setting that *waits* for something is read and checked already, and changes nothing yet.',
    '',
    ...sections,
    '## Exit codes',
    '',
    '| code | meaning |',
    '|---|---|',
    ...exitCodeMeanings.map(([code, meaning]) => `| ${code} | ${meaning} |`),
    '',
  ].join('\n');
}

function groupOf({ path }: ListedSetting): string {
  return path.slice(0, path.lastIndexOf('.'));
}

function row(setting: ListedSetting): string {
  const { path, environment, secret, fallback, expected, summary, waitsFor, oldEnvironments = [] } = setting;
  const name = path.slice(path.lastIndexOf('.') + 1);
  const variable = environment === undefined ? '' : `\`${environment}\`${secret === undefined ? '' : ' †'}`;
  const old = oldEnvironments.map((text) => ` Old name: \`${text}\`.`).join('');
  const waiting = waitsFor === undefined ? '' : ` *Waits for ${waitsFor}.*`;
  const standard = fallback === undefined ? '' : `\`${fallback}\``;
  return `| \`${name}\` | ${variable} | ${standard} | ${expected} | ${summary}${old}${waiting} |`;
}
