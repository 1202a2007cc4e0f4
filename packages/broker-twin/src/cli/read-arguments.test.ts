import { expect, test } from 'vitest';
import { readArguments } from './read-arguments.ts';

test('reads all of it', () => {
  const words =
    '--kis-port 9443 --kis-paper-port 29443 --kiwoom-port 9444 --kiwoom-paper-port 29444 --admin-port 0 --seed 7 --speed 0.5 --start 2026-09-11T05:00:00Z --transcript t.ndjson --tls-key k.pem --tls-cert c.pem';
  expect(readArguments(words.split(' '))).toMatchObject({
    ports: { kis: { real: 9_443, paper: 29_443 }, kiwoom: { real: 9_444, paper: 29_444 } },
    adminPort: 0,
    seed: 7,
    speed: 0.5,
    startMs: Date.UTC(2026, 8, 11, 5),
    transcriptFile: 't.ndjson',
    tls: { keyFile: 'k.pem', certFile: 'c.pem' },
    wants: 'twin',
  });
});

test('nothing given: free ports, no admin endpoint, the rest undecided', () => {
  expect(readArguments([])).toMatchObject({
    ports: { kis: { real: 0, paper: 0 }, kiwoom: { real: 0, paper: 0 } },
    adminPort: undefined,
    seed: undefined,
    startMs: undefined,
  });
});

test.each([
  ['--kis-port 65536', `--kis-port is '65536'`],
  ['--kis-port x', `--kis-port is 'x'`],
  ['--seed 1.5', `--seed is '1.5'`],
  ['--speed fast', `--speed is 'fast'`],
  ['--start yesterday', `--start is 'yesterday'`],
  ['--tls-key k.pem', '--tls-key and --tls-cert go together'],
  ['--nonsense', 'nonsense'],
  ['9443', '9443'],
])('refuses %s', (line, message) => {
  expect(() => readArguments(line.split(' '))).toThrow(message);
});

test('help and version come before all', () => {
  expect(readArguments(['--help']).wants).toBe('help');
  expect(readArguments(['--version']).wants).toBe('version');
});
