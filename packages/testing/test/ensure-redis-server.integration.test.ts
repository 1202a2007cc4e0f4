import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { APT_INSTALL_SCRIPT } from '../src/apt-install.ts';
import { ensureRedisServer, findRedisServer } from '../src/index.ts';

describe('redis server program', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'hub-'));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });
  const program = (name: string, script = 'exit 0'): string => {
    const path = join(directory, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  };

  test('is the first of PATH, redis before valkey', () => {
    const valkey = program('valkey-server');
    const redis = program('redis-server');
    expect(findRedisServer({ PATH: `/nowhere:${directory}` })).toBe(redis);
    rmSync(redis);
    // The machine's own redis-server, if it has one, comes before any valkey-server.
    expect([
      valkey,
      '/usr/bin/redis-server',
      '/usr/local/bin/redis-server',
      '/opt/homebrew/bin/redis-server',
    ]).toContain(findRedisServer({ PATH: directory }));
  });

  test('is the one HUB_TEST_REDIS_SERVER names', () => {
    const other = program('my-redis');
    expect(findRedisServer({ HUB_TEST_REDIS_SERVER: other, PATH: '' })).toBe(other);
    expect(() => findRedisServer({ HUB_TEST_REDIS_SERVER: join(directory, 'missing') })).toThrow(/missing/);
    writeFileSync(join(directory, 'text'), 'no program');
    expect(() => findRedisServer({ HUB_TEST_REDIS_SERVER: join(directory, 'text') })).toThrow(/text/);
    expect(() => findRedisServer({ HUB_TEST_REDIS_SERVER: directory })).toThrow(/names no program/);
  });

  test('ensureRedisServer installs nothing when there is one', async () => {
    const run = () => Promise.reject(new Error('must not run'));
    expect(await ensureRedisServer({ find: () => '/there', run })).toBe('/there');
  });

  test.each([
    { isRoot: true, command: 'sh' },
    { isRoot: false, command: 'sudo' },
  ])('ensureRedisServer installs with apt through $command', async ({ isRoot, command }) => {
    const commands: string[] = [];
    const log: string[] = [];
    const path = await ensureRedisServer({
      isRoot,
      find: () => (commands.length < 2 ? undefined : '/installed'),
      run: async (name, args) => commands.push([name, ...args].join(' ')),
      log: (line) => log.push(line),
    });
    expect(path).toBe('/installed');
    expect(commands.at(-1)).toBe(`${isRoot ? '' : 'sudo -n '}sh -c ${APT_INSTALL_SCRIPT}`);
    expect(commands.at(-1)?.startsWith(command)).toBe(true);
    expect(log).toEqual(['No redis-server found: installing it with apt-get', 'Installed /installed']);
  });

  test('ensureRedisServer never asks for a password, and lists what helps', async () => {
    const commands: string[] = [];
    const run = async (name: string, args: readonly string[]) => {
      commands.push([name, ...args].join(' '));
      if (name === 'sudo') throw new Error('sudo: a password is required');
    };
    const failure = ensureRedisServer({ isRoot: false, find: () => undefined, run });
    await expect(failure).rejects.toThrow(/apt-get install[^]*brew install[^]*docker run/);
    await expect(failure).rejects.toMatchObject({ cause: new Error('sudo: a password is required') });
    expect(commands).toEqual(['apt-get --version', 'sudo -n true']);
  });

  test('ensureRedisServer lists what helps where there is no apt', async () => {
    const run = () => Promise.reject(new Error('spawn apt-get ENOENT'));
    await expect(ensureRedisServer({ isRoot: true, find: () => undefined, run })).rejects.toThrow(/brew/);
  });

  test('the installation forbids the start of a service while it runs, and allows it again', () => {
    const policy = join(directory, 'policy-rc.d');
    const log = join(directory, 'log');
    program('apt-get', `echo "$@" >>${log}; "${policy}" >/dev/null 2>&1; echo "policy $?" >>${log}`);
    const script = APT_INSTALL_SCRIPT.replace('/usr/sbin/policy-rc.d', policy);
    const install = () =>
      spawnSync('sh', ['-c', script], { env: { PATH: `${directory}:/usr/bin:/bin` }, encoding: 'utf8' });

    // `systemctl` is called only where systemd runs; then a stand-in keeps it from touching this machine.
    program('systemctl');
    expect(install().status).toBe(0);
    expect(readFileSync(log, 'utf8').trim().split('\n')).toEqual([
      'update',
      'policy 101',
      'install -y --no-install-recommends redis-server',
      'policy 101',
    ]);
    expect(existsSync(policy)).toBe(false);

    // A policy that the operator made stays.
    program('policy-rc.d', 'exit 0');
    expect(install().status).toBe(0);
    expect(existsSync(policy)).toBe(true);

    // A failed installation is told, and leaves no policy.
    rmSync(policy);
    program('apt-get', 'exit 100');
    expect(install().status).not.toBe(0);
    expect(existsSync(policy)).toBe(false);
  });
});
