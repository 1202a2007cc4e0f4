import { describe, expect, test } from 'vitest';
import { listSettings } from '../config/setting-list.ts';
import { exitCodeMeanings } from '../exit-code.ts';
import { type Platform, runCommand } from './run-command.ts';

async function run(commandLine: string[], more: Partial<Platform> = {}) {
  const printed: string[] = [];
  const errors: string[] = [];
  const served: unknown[] = [];
  const code = await runCommand(commandLine, {
    environment: {},
    hostname: 'host-1',
    version: '1.2.3',
    readFile: () => Promise.reject(new Error('no such file')),
    print: (line) => void printed.push(line),
    printError: (line) => void errors.push(line),
    openLeaseBook: () => ({ livingWorkers: async () => ['host-1:7:1:x'], close: () => undefined }),
    serve: async (settings) => {
      served.push(settings);
      return 0;
    },
    ...more,
  });
  return { code, printed, errors, served };
}

describe('--help', () => {
  test('names every option, every setting with its default, and every exit code', async () => {
    const { code, printed, served } = await run(['--help']);
    const text = printed.join('\n');
    expect(code).toBe(0);
    expect(served).toEqual([]);
    for (const option of [
      '--config',
      '--set',
      '--check-config',
      '--print-config',
      '--healthcheck',
      '--version',
    ]) {
      expect(text).toContain(`  ${option}`);
    }
    for (const { environment, path, fallback, waitsFor, oldEnvironments = [] } of listSettings()) {
      const line = text.split('\n').find((candidate) => candidate.startsWith(`  ${environment ?? path} `));
      expect(line).toContain(`default ${fallback ?? 'unset'})`);
      expect(line).toContain(path);
      if (waitsFor !== undefined) {
        expect(line).toContain(`waits for ${waitsFor}`);
      }
      for (const old of oldEnvironments) {
        expect(line).toContain(old);
      }
    }
    for (const [exitCode] of exitCodeMeanings) {
      expect(text).toMatch(new RegExp(`^  ${exitCode} `, 'm'));
    }
  });

  test('wins over everything else on the line', async () => {
    expect((await run(['--check-config', '-h', '--set', 'nonsense'])).code).toBe(0);
  });
});

test('--version prints version and wire version', async () => {
  expect(await run(['--version'])).toMatchObject({ code: 0, printed: ['hub-worker 1.2.3 (wire version 1)'] });
});

describe('--check-config', () => {
  test('ends with 0 for a valid configuration', async () => {
    const { code, printed, errors, served } = await run(['--check-config']);
    expect({ code, printed, errors, served }).toEqual({
      code: 0,
      printed: ['The configuration is valid.'],
      errors: [],
      served: [],
    });
  });

  test('ends with 78 and one line for each error, unknown names among them', async () => {
    const environment = {
      HUB_TIMEOUT: 'never',
      LOG_LEVEL: 'loud',
      HUB_TIMOUT: '3',
      REDIS_URL_GATEKEEPER: 'redis://o/1',
    };
    const { code, errors } = await run(['--check-config'], { environment });
    expect(code).toBe(78);
    expect(errors).toEqual([
      'configuration error: HUB_TIMEOUT (worker.timeout): expected seconds, a number from 0.001 to 3600',
      'configuration error: LOG_LEVEL (monitoring.log_level): expected one of TRACE, DEBUG, INFO, WARN, WARNING, ERROR, FATAL, CRITICAL',
      'configuration error: HUB_TIMOUT: no such setting; did you mean HUB_TIMEOUT?',
      'configuration warning: REDIS_URL_GATEKEEPER is an old name: use REDIS_URL',
    ]);
  });
});

describe('a run', () => {
  test('starts with a valid configuration, an unknown name notwithstanding', async () => {
    const { code, errors, served } = await run([], { environment: { HUB_TIMOUT: '3' } });
    expect({ code, errors }).toEqual({ code: 0, errors: [] });
    expect(served).toHaveLength(1);
  });

  test('does not start with a wrong one', async () => {
    const { code, errors, served } = await run([], { environment: { HUB_TIMEOUT: 'x', HUB_TIMOUT: '3' } });
    expect(code).toBe(78);
    expect(errors).toHaveLength(2);
    expect(served).toEqual([]);
  });

  test('does not silently mock when real brokers are asked for', async () => {
    const { code, errors, served } = await run([], { environment: { ENABLE_MOCK: 'false' } });
    expect(code).toBe(78);
    expect(errors.join()).toContain('real brokers need credentials');
    expect(served).toEqual([]);
  });

  test('ends with the code of the worker', async () => {
    expect((await run([], { serve: async () => 69 })).code).toBe(69);
  });
});

test.each([[['--frob']], [['--config']], [['start']], [['--set']]])(
  'a wrong command line %j ends with 78',
  async (line) => {
    const { code, errors, served } = await run(line);
    expect(code).toBe(78);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^configuration error: .+; see hub-worker --help$/);
    expect(served).toEqual([]);
  },
);

describe('--print-config', () => {
  test('shows the values, and the errors besides', async () => {
    const good = await run(['--print-config', '--set', 'worker.batch_size=7']);
    expect(good.code).toBe(0);
    expect(good.printed.join()).toMatch(/worker\.batch_size +7 +flag --set/);
    const bad = await run(['--print-config'], { environment: { HUB_TIMEOUT: 'x' } });
    expect(bad.code).toBe(78);
    expect(bad.errors).toHaveLength(1);
  });
});

describe('--healthcheck', () => {
  test('ends with 0 or 1 and says why in one line', async () => {
    expect(await run(['--healthcheck'])).toMatchObject({
      code: 0,
      printed: [expect.stringMatching(/^healthy/)],
    });
    const nobody = { livingWorkers: async () => [], close: () => undefined };
    const dead = await run(['--healthcheck'], { openLeaseBook: () => nobody });
    expect(dead).toMatchObject({ code: 1, printed: [expect.stringMatching(/^unhealthy/)] });
    const broken = await run(['--healthcheck'], { environment: { REDIS_URL: 'x' } });
    expect(broken).toMatchObject({
      code: 1,
      printed: [expect.stringMatching(/^unhealthy: the configuration/)],
    });
  });

  test('asks the Redis and the queue of the configuration', async () => {
    const asked: string[][] = [];
    await run(['--healthcheck'], {
      environment: { REDIS_URL: 'redis://r:1', HUB_NORMAL_QUEUE: 'q:normal' },
      openLeaseBook: (...names) => {
        asked.push(names);
        return { livingWorkers: async () => [], close: () => undefined };
      },
    });
    expect(asked).toEqual([['redis://r:1/15', 'q:normal']]);
  });
});
