import { expect, test } from 'vitest';
import { loadSettings } from './load-settings.ts';
import { printSettings } from './print-settings.ts';
import { secretsOf } from './worker-config.ts';

const environment = {
  REDIS_URL: 'redis://user:Pass%21word@redis:6379/15',
  RATE_LIMITER_URL: 'not-a-url-with-secret',
  KIS_APP_KEY: 'PSkey',
  HUB_BATCH_SIZE: '50',
};

async function load() {
  const readFile = () => Promise.reject(new Error('no file'));
  return loadSettings({ environment, assignments: [], configPath: undefined, readFile });
}

test('shows value and origin of every setting, and no secret', async () => {
  const { effective } = await load();
  const text = printSettings(effective);
  expect(text.split('\n')).toHaveLength(effective.length);
  expect(text).toMatch(/^worker\.redis_url +redis:\/\/user:\*\*\*@redis:6379\/15 +environment REDIS_URL$/m);
  expect(text).toMatch(/^worker\.batch_size +50 +environment HUB_BATCH_SIZE$/m);
  expect(text).toMatch(/^worker\.timeout +10 +default$/m);
  expect(text).toMatch(/^providers\.KIS\.app_key +\*\*\* +environment KIS_APP_KEY$/m);
  expect(text).toMatch(/^providers\.KIS\.app_secret +\(unset\) +default/m);
  expect(text).toMatch(/^rate_limiter\.redis_url +\*\*\* +environment RATE_LIMITER_URL/m);
  expect(text).not.toMatch(/PSkey|Pass%21word|Pass!word|not-a-url/);
});

test('collects what must stay out of the log', async () => {
  const { effective } = await load();
  expect(secretsOf(effective)).toEqual(['Pass%21word', 'Pass!word', 'PSkey']);
});
