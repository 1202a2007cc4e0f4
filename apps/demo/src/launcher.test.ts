import { describe, expect, test } from 'vitest';
import { launchersAbove } from './launcher.ts';

/** Parent and command line by process id. */
type Processes = Readonly<Record<number, readonly [parent: number, commandLine: string]>>;

const reader = (processes: Processes) => (pid: number) => {
  const found = processes[pid];
  return found && { parent: found[0], commandLine: found[1] };
};

describe('launchersAbove', () => {
  test('finds pnpm and the npx that runs it', () => {
    const read = reader({
      40: [35, 'node /cache/.bin/pnpm start '],
      35: [30, '/bin/sh /repository/node_modules/.bin/node /cache/pnpm/bin/pnpm.cjs start '],
      30: [20, "sh -c 'pnpm' start "],
      20: [10, 'npm exec pnpm@10 start '],
      10: [1, 'bash '],
    });
    expect(launchersAbove(40, read)).toEqual([40, 20]);
  });

  test('finds pnpm alone', () => {
    const read = reader({ 40: [10, 'node /usr/bin/pnpm start '], 10: [1, 'bash '] });
    expect(launchersAbove(40, read)).toEqual([40]);
  });

  test('watches nobody when started by hand, though an npx be further up', () => {
    const read = reader({ 40: [20, 'bash '], 20: [10, 'npm exec pnpm@10 test '], 10: [1, 'bash '] });
    expect(launchersAbove(40, read)).toEqual([]);
  });

  test('does not take a program for pnpm that lies in its directory', () => {
    const read = reader({
      40: [20, '/repository/node_modules/.pnpm/node@24/bin/node x.js '],
      20: [1, 'npm exec x '],
    });
    expect(launchersAbove(40, read)).toEqual([]);
  });

  test('watches nobody where processes cannot be looked at', () => {
    expect(launchersAbove(40, reader({}))).toEqual([]);
  });
});
