import { createWriteStream, openSync, readFileSync } from 'node:fs';
import type { CommandWorld } from './command-world.ts';

/** The real one. */
export const systemCommandWorld: CommandWorld = {
  print: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
  readText: (path) => readFileSync(path, 'utf8'),
  openTranscript(path) {
    const stream = createWriteStream(path, { fd: openSync(path, 'w') });
    return {
      write: (line) => void stream.write(`${line}\n`),
      close: () => new Promise((resolve) => stream.end(resolve)),
    };
  },
  now: () => Date.now(),
  stopped: () =>
    new Promise((resolve) => {
      process.once('SIGTERM', () => resolve());
      process.once('SIGINT', () => resolve());
    }),
  exitWith(code) {
    process.exitCode = code;
  },
};
