import { describe, expect, test } from 'vitest';
import { brokersConfig } from './brokers-config.ts';
import { loadSettings, type SettingSources } from './load-settings.ts';

/** Files by path; any other cannot be read. */
function sources(
  environment: Record<string, string>,
  files: Record<string, string> = {},
  more: Partial<SettingSources> = {},
): SettingSources {
  return {
    environment,
    assignments: [],
    configPath: undefined,
    readFile: async (path) => files[path] ?? Promise.reject(new Error(`no such file: ${path}`)),
    ...more,
  };
}

async function problemsOf(environment: Record<string, string>, files?: Record<string, string>) {
  return (await loadSettings(sources(environment, files))).problems;
}

describe('defaults', () => {
  test('are those of the predecessor', async () => {
    const { settings, problems } = await loadSettings(sources({}));
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({
      worker: {
        redis_url: 'redis://localhost:6379/15',
        enable_mock: true,
        max_retries: 3,
        timeout: 10,
        batch_size: 100,
        shutdown_timeout: 5,
      },
      queues: {
        priority: 'api:priority:queue',
        normal: 'api:request:queue',
        response_ttl: 3600,
        max_queue_size: 10_000,
      },
      circuit_breaker: {
        failure_threshold: 5,
        recovery_timeout: 30,
        half_open_max_calls: 3,
        success_threshold: 2,
      },
      providers: {
        KIS: { timeout: 10, max_retries: 3, backoff_factor: 2 },
        KIWOOM: { timeout: 10, max_retries: 3, backoff_factor: 2 },
      },
      token_manager: {
        redis_key_prefix: 'api:token:',
        auto_refresh_margin: 300,
        max_refresh_retries: 3,
        refresh_backoff_factor: 2,
        token_ttl_buffer: 60,
      },
      rate_limiter: {
        redis_url: undefined,
        enabled: true,
        global_limit: 50,
        per_provider_limit: true,
        algorithm: 'sliding_window',
        rejection_ttl: 60,
      },
      monitoring: {
        log_level: 'INFO',
        metrics_enabled: true,
        health_check_interval: 10,
        alert_on_circuit_open: true,
      },
      testing: { mock_latency_ms: 100, mock_failure_rate: 0, enable_test_endpoints: false },
    });
  });
});

describe('precedence', () => {
  const files = { '/hub.yaml': 'worker:\n  batch_size: 10\n  timeout: 11\n  shutdown_timeout: 12\n' };

  test('flags win over environment, environment over the file, the file over defaults', async () => {
    const environment = { HUB_CONFIG_PATH: '/hub.yaml', HUB_BATCH_SIZE: '20', HUB_TIMEOUT: '21' };
    const loaded = await loadSettings(sources(environment, files, { assignments: ['worker.batch_size=30'] }));
    expect(loaded.settings?.worker).toMatchObject({
      batch_size: 30,
      timeout: 21,
      shutdown_timeout: 12,
      max_retries: 3,
    });
    const origins = Object.fromEntries(loaded.effective.map(({ path, origin }) => [path, origin]));
    expect(origins).toMatchObject({
      'worker.batch_size': 'flag --set',
      'worker.timeout': 'environment HUB_TIMEOUT',
      'worker.shutdown_timeout': 'file',
      'worker.max_retries': 'default',
    });
  });

  test('--config wins over HUB_CONFIG_PATH', async () => {
    const both = sources({ HUB_CONFIG_PATH: '/missing.yaml' }, files, { configPath: '/hub.yaml' });
    expect((await loadSettings(both)).settings?.worker.batch_size).toBe(10);
  });

  test.each([
    [
      'in the environment',
      { HUB_BATCH_SIZE: '  ', REDIS_URL: '', ENABLE_MOCK: '', HUB_CONFIG_PATH: ' ' },
      {},
    ],
    [
      'in the file',
      { HUB_CONFIG_PATH: '/b' },
      { '/b': 'worker:\n  batch_size:\n  redis_url: ""\nqueues:\n' },
    ],
    ['an empty file', { HUB_CONFIG_PATH: '/b' }, { '/b': '' }],
  ])('blank means unset: %s', async (_, environment: Record<string, string>, files) => {
    const { settings, problems } = await loadSettings(sources(environment, files));
    expect(problems).toEqual([]);
    expect(settings?.worker).toMatchObject({ batch_size: 100, redis_url: 'redis://localhost:6379/15' });
  });

  test('a blank variable leaves the setting to the file', async () => {
    const blank = sources({ HUB_CONFIG_PATH: '/hub.yaml', HUB_BATCH_SIZE: '' }, files);
    expect((await loadSettings(blank)).settings?.worker.batch_size).toBe(10);
  });
});

describe('ENABLE_MOCK', () => {
  test.each(['true', '1', 'yes', 'on', 'TRUE', 'Yes', ' On '])('%j means mock', async (text) => {
    expect((await loadSettings(sources({ ENABLE_MOCK: text }))).settings?.worker.enable_mock).toBe(true);
  });

  test.each(['false', '0', 'no', 'off', 'FALSE', 'Off'])(
    '%j asks for real brokers, which need credentials',
    async (text) => {
      expect(await problemsOf({ ENABLE_MOCK: text })).toEqual([
        'ENABLE_MOCK (worker.enable_mock): real brokers need credentials: set KIS_APP_KEY or KIWOOM_APP_KEY',
      ]);
    },
  );

  test.each(['2', 'mock', 'real', 'y', 'tru', '01', 'null'])('%j is an error', async (text) => {
    expect(await problemsOf({ ENABLE_MOCK: text })).toEqual([
      'ENABLE_MOCK (worker.enable_mock): expected true, 1, yes or on (mock), false, 0, no or off (real)',
    ]);
  });

  test('in the file means the same as in the environment', async () => {
    for (const text of ['yes', '1', '"on"', 'true']) {
      expect(
        await problemsOf({ HUB_CONFIG_PATH: '/f' }, { '/f': `worker: { enable_mock: ${text} }` }),
      ).toEqual([]);
    }
    expect(await problemsOf({ HUB_CONFIG_PATH: '/f' }, { '/f': 'worker: { enable_mock: 2 }' })).toHaveLength(
      1,
    );
  });
});

describe('errors', () => {
  /** 20 wrong settings; each value holds the mark, so that a leak is found. */
  const mark = 'Zq7';
  const environment: Record<string, string> = {
    REDIS_URL: `http://user:${mark}@host/15`,
    ENABLE_MOCK: `maybe${mark}`,
    APP_ENV: `two words ${mark}`,
    HUB_MAX_RETRIES: `-1${mark}`,
    HUB_TIMEOUT: `fast${mark}`,
    HUB_BATCH_SIZE: `1e9${mark}`,
    HUB_SHUTDOWN_TIMEOUT: `5s${mark}`,
    HUB_LEASE_MS: `soon${mark}`,
    HUB_PRIORITY_QUEUE: `{${mark}}`,
    HUB_RESPONSE_TTL: `1h${mark}`,
    HUB_CB_FAILURE_THRESHOLD: `x${mark}`,
    HUB_CB_RECOVERY_TIMEOUT: `x${mark}`,
    KIS_BASE_URL: `ftp://${mark}`,
    KIWOOM_APP_SECRET: `with space ${mark}`,
    KIS_APP_KEY_FILE: `/nowhere/${mark}`,
    HUB_RATE_LIMIT_ALGORITHM: `guess${mark}`,
    LOG_LEVEL: `loud${mark}`,
    LOG_FORMAT: `xml${mark}`,
    HUB_MOCK_FAILURE_RATE: `much${mark}`,
    RATE_LIMITER_URL: `redis:/${mark}`,
  };

  test('are all listed at once, one line each, with the name and without the value', async () => {
    const { settings, problems } = await loadSettings(sources(environment));
    expect(settings).toBeUndefined();
    expect(problems).toHaveLength(20);
    for (const name of Object.keys(environment)) {
      expect(problems.filter((line) => line.startsWith(`${name} (`))).toHaveLength(1);
    }
    expect(problems.join('\n')).not.toContain(mark);
  });

  test('of a number out of its range name the range', async () => {
    expect(await problemsOf({ HUB_BATCH_SIZE: '0', HUB_LEASE_MS: '1000.5' })).toEqual([
      'HUB_BATCH_SIZE (worker.batch_size): expected a whole number from 1 to 1000',
      'HUB_LEASE_MS (worker.lease_ms): expected a whole number from 1000 to 300000',
    ]);
  });

  test('of the file name place and source', async () => {
    const file =
      'worker:\n  batch_size: lots\n  batchsize: 3\nqueues: 5\nredis_url: x\nproviders:\n  KIS: { timeout: [] }\n';
    expect(await problemsOf({ HUB_CONFIG_PATH: '/f' }, { '/f': file })).toEqual([
      'HUB_CONFIG_PATH: worker.batchsize: no such setting; did you mean worker.batch_size?',
      'HUB_CONFIG_PATH: queues: expected a group of settings, `name: value`',
      'HUB_CONFIG_PATH: redis_url: no such setting',
      'HUB_BATCH_SIZE (worker.batch_size), set by file: expected a whole number from 1 to 1000',
      'providers.KIS.timeout, set by file: expected seconds, a number from 0.001 to 3600',
    ]);
  });

  test('of a broken file name line and column, not its content', async () => {
    const problems = await problemsOf({ HUB_CONFIG_PATH: '/f' }, { '/f': `worker:\n  a: [${mark}\n` });
    expect(problems[0]).toMatch(/^HUB_CONFIG_PATH: line \d+, column \d+ is not valid YAML \([A-Z_]+\)$/);
    expect(problems.join()).not.toContain(mark);
    expect(await problemsOf({ HUB_CONFIG_PATH: '/none' })).toEqual([
      'HUB_CONFIG_PATH: the file cannot be read',
    ]);
  });

  test('of two lists with one name', async () => {
    expect(await problemsOf({ HUB_PRIORITY_QUEUE: 'q', HUB_NORMAL_QUEUE: 'q' })).toEqual([
      'HUB_PRIORITY_QUEUE (queues.priority): must not be the list of normal requests',
    ]);
  });
});

describe('names', () => {
  test('an unknown HUB_ variable is reported with the nearest known one', async () => {
    const environment = { HUB_BATCHSIZE: '3', HUB_SOMETHING_ELSE_AGAIN: 'x', HUB_EMPTY: '', OTHER: 'x' };
    const { settings, unknownNames } = await loadSettings(sources(environment));
    expect(settings).toBeDefined();
    expect(unknownNames).toEqual([
      'HUB_BATCHSIZE: no such setting; did you mean HUB_BATCH_SIZE?',
      'HUB_SOMETHING_ELSE_AGAIN: no such setting',
    ]);
  });

  test('an old name is honoured, and named once with the new one', async () => {
    const loaded = await loadSettings(sources({ REDIS_URL_GATEKEEPER: 'redis://old:6379/15' }));
    expect(loaded.settings?.worker.redis_url).toBe('redis://old:6379/15');
    expect(loaded.oldNames).toEqual(['REDIS_URL_GATEKEEPER is an old name: use REDIS_URL']);
  });

  test('the new name wins over the old one', async () => {
    const both = { REDIS_URL: 'redis://new:6379/15', REDIS_URL_GATEKEEPER: 'redis://old:6379/15' };
    const loaded = await loadSettings(sources(both));
    expect(loaded.settings?.worker.redis_url).toBe('redis://new:6379/15');
    expect(loaded.problems).toEqual([]);
  });

  test('an error of an old name says which variable was set', async () => {
    const [line] = await problemsOf({ REDIS_URL_GATEKEEPER: 'nonsense' });
    expect(line).toContain('REDIS_URL (worker.redis_url), set by environment REDIS_URL_GATEKEEPER: expected');
  });

  test('choices are read without regard to case', async () => {
    const { settings } = await loadSettings(sources({ LOG_LEVEL: 'Warning', LOG_FORMAT: 'PRETTY' }));
    expect(settings?.monitoring).toMatchObject({ log_level: 'WARNING', log_format: 'pretty' });
  });
});

describe('accounts', () => {
  const key = { KIS_APP_KEY: 'key', KIS_APP_SECRET: 'secret', KIS_ACCOUNT_NUMBER: '12345678-02' };

  test('are named in one JSON text each, beside the default one', async () => {
    const KIS_ACCOUNTS = JSON.stringify({
      second: { app_key: 'k2', app_secret: 's2', account_number: '87654321' },
    });
    const { settings, problems } = await loadSettings(
      sources({
        ...key,
        KIS_ACCOUNTS,
        ENABLE_MOCK: 'false',
        ORDERS_ENABLED: 'yes',
        HUB_ORDER_ACCOUNTS: 'kis:second',
      }),
    );
    expect(problems).toEqual([]);
    const kis = settings && brokersConfig(settings).kis;
    expect(kis).toMatchObject({
      environment: 'real',
      ordersAllowed: ['second'],
      accounts: {
        default: { appKey: 'key', appSecret: 'secret', accountNumber: '12345678', productCode: '02' },
        second: { appKey: 'k2', appSecret: 's2', accountNumber: '87654321', productCode: '01' },
      },
    });
  });

  test('may not order unless orders are enabled', async () => {
    const { settings } = await loadSettings(sources({ ...key, HUB_ORDER_ACCOUNTS: 'KIS:default' }));
    expect(settings && brokersConfig(settings).kis?.ordersAllowed).toEqual([]);
  });

  test.each([
    ['not JSON', 'KIS_ACCOUNTS (providers.KIS.accounts): expected JSON'],
    ['{"second":{"app_key":"k2"}}', 'KIS_ACCOUNTS (providers.KIS.accounts'],
  ])('are refused when they are %s', async (KIS_ACCOUNTS, expected) => {
    const problems = await problemsOf({ KIS_ACCOUNTS });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
    expect(problems[0]).not.toContain('k2');
  });
});

describe('secrets', () => {
  test('may come from a file', async () => {
    const environment = { KIS_APP_SECRET_FILE: '/run/secrets/kis', REDIS_URL_FILE: '/run/secrets/redis' };
    const files = { '/run/secrets/kis': 's3cret\n', '/run/secrets/redis': 'redis://:pw@r:6379/15\n' };
    const { settings } = await loadSettings(sources(environment, files));
    expect(settings?.providers.KIS.app_secret).toBe('s3cret');
    expect(settings?.worker.redis_url).toBe('redis://:pw@r:6379/15');
  });

  test('are refused when given twice, or in an empty file', async () => {
    const twice = { KIS_APP_KEY: 'a', KIS_APP_KEY_FILE: '/key', KIWOOM_APP_KEY_FILE: '/empty' };
    expect(await problemsOf(twice, { '/key': 'b', '/empty': ' \n' })).toEqual([
      'KIS_APP_KEY and KIS_APP_KEY_FILE are both set: keep one',
      'KIWOOM_APP_KEY_FILE (providers.KIWOOM.app_key): expected the path of a readable file that is not empty',
      'KIS_APP_KEY (providers.KIS.app_key): needs KIS_APP_SECRET and KIS_ACCOUNT_NUMBER beside it',
    ]);
  });

  test('are not taken from the command line', async () => {
    const assignments = [
      'providers.KIS.app_key=abc',
      'worker.redis_url=redis://:pw@host/15',
      'worker.batchsize=3',
      'nonsense',
    ];
    const { problems } = await loadSettings(sources({}, {}, { assignments }));
    expect(problems).toEqual([
      '--set providers.KIS.app_key: secrets are not taken from the command line: use KIS_APP_KEY',
      '--set worker.redis_url: secrets are not taken from the command line: use REDIS_URL',
      '--set worker.batchsize: no such setting; did you mean worker.batch_size?',
      '--set: expected NAME=VALUE, such as worker.batch_size=50',
    ]);
  });
});
